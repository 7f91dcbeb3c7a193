import { idSchema, timeSchema } from '@reprise/contracts';
import { EventLog, ids } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { CREATORS, FUNNEL, TOPICS, TOTAL } from './coverage.sql.js';

const coverageSchema = z.object({
  creator: idSchema.optional().describe('The creator: our id or the platform’s.'),
  since: timeSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** What fans asked for and the vault did not have, most wanted first. */
@Controller('v1/catalog/coverage')
export class CoverageController {
  constructor(private readonly log: EventLog) {}

  @Get()
  async coverage(
    @CurrentTenant() tenant: string,
    @Query(ZodPipe(coverageSchema)) query: z.output<typeof coverageSchema>,
  ) {
    const { creator, since = null, limit } = query;
    const creators = creator === undefined ? null : [creator, ids.creatorId(tenant, creator)];
    const asked = [tenant, creators, since];
    const [missing, byCreator, [total], [funnel]] = await Promise.all([
      this.log.query(TOPICS, [...asked, limit]),
      this.log.query(CREATORS, [...asked, limit]),
      this.log.query(TOTAL, asked),
      this.log.query(FUNNEL, [tenant, creators]),
    ]);
    return { total, missing, creators: byCreator, funnel };
  }
}
