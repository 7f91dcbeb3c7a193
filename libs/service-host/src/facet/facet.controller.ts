import { fanStream, knownIdSchema, type ServiceName } from '@reprise/contracts';
import { DomainError, facetDigest } from '@reprise/event-sourcing';
import { EventLog, sha256 } from '@reprise/event-log';
import { Controller, Get, Param, type Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentTenant } from '../http/auth.js';
import { ZodPipe } from '../http/zod.pipe.js';

const facetSchema = z.object({
  service: z.string(),
  fan: z.string(),
  stream: z.string(),
  version: z.int().describe('Version of the last event folded into this state.'),
  digest: z.string().describe('SHA-256, hex, over the RFC 8785 JSON of state and rows, personal fields sealed.'),
  state: z.unknown(),
  rows: z.record(z.string(), z.record(z.string(), z.unknown())).describe('collection → id → value'),
});
type Facet = z.output<typeof facetSchema>;

interface StoredFacet {
  readonly version: number;
  readonly state: unknown;
  readonly rows: Record<string, Record<string, unknown>> | null;
}

/** State and rows in one statement, hence of one version. */
const READ_FACET = `
  select f.version, f.state, (
    select json_object_agg(c.collection, c.rows) from (
      select collection, json_object_agg(id, value) as rows from facet_row r where r.stream = f.stream group by collection
    ) c
  ) as rows
  from facet f where f.stream = $1 and f.tenant = $2`;

/** The stored facet of a fan, at `/v1/<service>/fans/{fan}/state`: what `reprise replay --compare live` compares with. */
export function facetController(service: ServiceName): Type {
  @Controller(`v1/${service}/fans`)
  class FacetController {
    constructor(private readonly log: EventLog) {}

    @Get(':fan/state')
    @ApiResponse({ status: 200, standardSchema: facetSchema })
    async state(@Param('fan', ZodPipe(knownIdSchema)) fan: string, @CurrentTenant() tenant: string): Promise<Facet> {
      const stream = fanStream(service, fan);
      const [facet] = await this.log.query<StoredFacet>(READ_FACET, [stream, tenant]);
      if (!facet) throw new DomainError('fan/unknown', `${service} has no state of fan ${fan}`, 404);
      const { version, state } = facet;
      const rows = facet.rows ?? {};
      return { service, fan, stream, version, digest: facetDigest({ state, rows }, sha256), state, rows };
    }
  }
  return FacetController;
}
