import { Public } from '@reprise/service-host';
import { Controller, ForbiddenException, Get, Header, Inject, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { Recent } from '../overview/snapshot.js';
import { mayLook } from './local-or-token.js';
import { STATUS_CSS, STATUS_JS } from './status-assets.js';
import { statusMain, statusPage } from './status-page.js';
import { FRONT, type Front } from './front.js';

/** The page for people, at the root. */
@ApiExcludeController()
@Public()
@Controller()
export class StatusController {
  constructor(
    private readonly recent: Recent,
    @Inject(FRONT) private readonly front: Front,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async page(@Req() request: Request, @Query('part') part: string | undefined): Promise<string> {
    if (!mayLook(request, this.front.token))
      throw new ForbiddenException('Open this page on the machine itself, or with ?token=.');
    const [snapshot, lines, sales] = await Promise.all([
      this.front.snapshot(),
      this.recent.lines(),
      this.recent.sales(),
    ]);
    const page = { snapshot, lines, sales, pace: this.front.pace };
    return (part === 'main' ? statusMain(page) : statusPage(page)).text;
  }

  @Get('status.css')
  @Header('content-type', 'text/css; charset=utf-8')
  css(): string {
    return STATUS_CSS;
  }

  @Get('status.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return STATUS_JS;
  }
}
