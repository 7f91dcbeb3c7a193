import { idSchema, timeSchema } from '@reprise/contracts';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';

const coverageSchema = z.object({
  creator: idSchema.optional(),
  since: timeSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const COVERAGE = `
  select min(query) as "askedFor", count(*)::int as times, count(distinct fan)::int as fans, max(at) as "lastAt",
    (select json_object_agg(reason, n) from (
      select r.reason, count(*) as n from unnest(array_agg(m.reason)) r(reason) group by r.reason) reasons) as reasons
  from missing_request m
  where tenant = $1 and ($2::text is null or creator = $2) and ($3::timestamptz is null or at >= $3)
  group by topic order by times desc, max(at) desc limit $4`;

/** What fans asked for and the vault did not have, most wanted first. */
@Controller('v1/catalog/coverage')
export class CoverageController {
  constructor(private readonly log: EventLog) {}

  @Get()
  async coverage(
    @CurrentTenant() tenant: string,
    @Query(ZodPipe(coverageSchema)) query: z.output<typeof coverageSchema>,
  ) {
    const { creator = null, since = null, limit } = query;
    return { missing: await this.log.query(COVERAGE, [tenant, creator, since, limit]) };
  }
}
