import type { ServiceName } from '@reprise/contracts';
import { EventLog, type LogStatus } from '@reprise/event-log';
import { Controller, Get, type Type } from '@nestjs/common';

/** How the service stands to the log: what waits to be published, to be consumed, to be resolved. */
export function statusController(service: ServiceName): Type {
  @Controller(`v1/${service}/status`)
  class StatusController {
    constructor(private readonly log: EventLog) {}

    @Get()
    async status(): Promise<LogStatus & { service: ServiceName }> {
      return { service, ...(await this.log.status()) };
    }
  }
  return StatusController;
}
