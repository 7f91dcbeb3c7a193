import { Controller, Get } from '@nestjs/common';
import { CurrentTenant } from '@reprise/service-host';
import { Quarantine } from './quarantine.js';

@Controller('/v1/ingest/quarantine')
export class QuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @Get()
  list(@CurrentTenant() tenant: string): Promise<object[]> {
    return this.quarantine.list(tenant);
  }
}
