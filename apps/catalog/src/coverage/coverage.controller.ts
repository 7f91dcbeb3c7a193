import { knownIdSchema, momentAt, momentSchema } from '@reprise/contracts';
import { bottleneckOf, OFFER_WAITS_MS, type Demand } from '@reprise/domain-catalog';
import { Clock, EventLog, ids } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { CREATORS, DEMAND, FUNNEL, TOPICS, TOTAL } from './coverage.sql.js';

const creatorsSchema = z.object({
  creator: knownIdSchema.optional().describe('The creator: our id or the platform’s.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
const coverageSchema = creatorsSchema.extend({ since: momentSchema.optional() });

const namesOf = (tenant: string, creator: string | undefined) =>
  creator === undefined ? null : [creator, ids.creatorId(tenant, creator)];

/** What fans asked for and the vault did not have, most wanted first. */
@Controller('v1/catalog/coverage')
export class CoverageController {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  @Get()
  async coverage(
    @CurrentTenant() tenant: string,
    @Query(ZodPipe(coverageSchema)) query: z.output<typeof coverageSchema>,
  ) {
    const { creator, since = null, limit } = query;
    const creators = namesOf(tenant, creator);
    const asked = [tenant, creators, since];
    const [missing, byCreator, [total], [funnel]] = await Promise.all([
      this.log.query(TOPICS, [...asked, limit]),
      this.log.query(CREATORS, [...asked, limit]),
      this.log.query(TOTAL, asked),
      this.log.query(FUNNEL, [tenant, creators]),
    ]);
    return { total, missing, creators: byCreator, funnel };
  }

  /** Which of content, chat and traffic holds each creator’s sales back, with the counts that says it, the most asked first. */
  @Get('bottlenecks')
  async bottlenecks(
    @CurrentTenant() tenant: string,
    @Query(ZodPipe(creatorsSchema)) { creator, limit }: z.output<typeof creatorsSchema>,
  ) {
    const settledBefore = momentAt(Date.parse(this.clock.now()) - OFFER_WAITS_MS);
    const asked = [tenant, namesOf(tenant, creator), settledBefore, limit];
    const demands = await this.log.query<Demand & { readonly creator: string }>(DEMAND, asked);
    return { bottlenecks: demands.map((demand) => ({ ...demand, ...bottleneckOf(demand) })) };
  }
}
