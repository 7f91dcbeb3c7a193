import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Connections } from '../connections/connections.js';
import { importSchema, type ImportRequest } from './archive-line.js';
import type { ImportResult } from './import-result.js';
import { Imports } from './imports.js';

/** Chunks of archives, from `reprise import`. The same lines again change nothing. */
@Controller('/v1/ingest/imports')
export class ImportsController {
  constructor(
    private readonly connections: Connections,
    private readonly imports: Imports,
  ) {}

  @Post('history')
  @HttpCode(200)
  history(@CurrentTenant() tenant: string, @Body(ZodPipe(importSchema)) body: ImportRequest): Promise<ImportResult> {
    return this.imports.history(this.connections.ofTenant(tenant, body.platform, body.connection), body.entries);
  }

  @Post('purchases')
  @HttpCode(200)
  purchases(@CurrentTenant() tenant: string, @Body(ZodPipe(importSchema)) body: ImportRequest): Promise<ImportResult> {
    return this.imports.purchases(this.connections.ofTenant(tenant, body.platform, body.connection), body.entries);
  }
}
