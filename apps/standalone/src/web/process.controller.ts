import { Public, type Health } from '@reprise/service-host';
import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client';
import { FRONT, type Front } from './front.js';

/** Health and metrics of the one process, over all its services. */
@ApiExcludeController()
@Public()
@Controller()
export class ProcessController {
  private readonly process = new Registry();

  constructor(@Inject(FRONT) private readonly front: Front) {
    collectDefaultMetrics({ register: this.process });
  }

  @Get('health/live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response) {
    const all = await Promise.all(this.front.services.map(async ({ name, health }) => [name, await health()] as const));
    const ready = all.every(([, health]) => health.ready);
    if (!ready) response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { ready, services: Object.fromEntries(all) satisfies Record<string, Health> };
  }

  /** Each service's metrics carry its name as a label, so that they add up without colliding. */
  @Get('metrics')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  async metrics(): Promise<string> {
    const registries = [this.process, ...this.front.services.map(({ metrics }) => metrics)];
    return AggregatorRegistry.aggregate(await Promise.all(registries.map((one) => one.getMetricsAsJSON()))).metrics();
  }
}
