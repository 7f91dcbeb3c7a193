import { knownIdSchema } from '@reprise/contracts';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Query } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { z } from 'zod';
import { Creators } from '../creators/creators.js';
import { IncidentEntity } from './incident.entity.js';

const listSchema = z.object({
  creator: knownIdSchema.optional().describe('Our id or the platform’s.'),
  before: z.coerce.number().int().min(1).optional().describe('`next` of the page before this one.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

@Controller('v1/pricing/incidents')
export class IncidentsController {
  constructor(
    private readonly data: DataSource,
    private readonly creators: Creators,
  ) {}

  /** Newest first. */
  @Get()
  async list(@CurrentTenant() tenant: string, @Query(ZodPipe(listSchema)) query: z.output<typeof listSchema>) {
    const { creator, before, limit } = query;
    const incidents = await this.data.getRepository(IncidentEntity).find({
      where: {
        tenant,
        ...(creator === undefined ? {} : { creator: await this.creators.get(tenant, creator) }),
        ...(before === undefined ? {} : { seq: LessThan(String(before)) }),
      },
      order: { seq: 'DESC' },
      take: limit,
    });
    return {
      incidents: incidents.map(({ seq: _, tenant: __, ...incident }) => incident),
      next: incidents.length === limit ? Number(incidents.at(-1)!.seq) : null,
    };
  }
}
