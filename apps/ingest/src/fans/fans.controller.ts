import { knownIdSchema, textSchema } from '@reprise/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';

const querySchema = z.object({
  /** Our id, or the platform's. */
  creator: knownIdSchema.optional(),
  /** Part of a fan's name or of the platform's fan id. */
  q: textSchema(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const LIST = `
  select fan, creator, platform, platform_creator_id as "platformCreatorId", platform_fan_id as "platformFanId",
    fan_name as "fanName", last_seen_at as "lastSeenAt"
  from fan
  where tenant = $1 and ($2::text is null or creator = $2 or platform_creator_id = $2)
    and ($3::text is null or fan_name ilike '%' || $3 || '%' or platform_fan_id ilike '%' || $3 || '%')
  order by last_seen_at desc limit $4`;

/** Who the fans are. */
@Controller('/v1/ingest/fans')
export class FansController {
  constructor(private readonly log: EventLog) {}

  @Get()
  list(
    @CurrentTenant() tenant: string,
    @Query(ZodPipe(querySchema)) { creator, q, limit }: z.output<typeof querySchema>,
  ): Promise<object[]> {
    const pattern = q?.replace(/[\\%_]/g, (char) => `\\${char}`);
    return this.log.query(LIST, [tenant, creator ?? null, pattern ?? null, limit]);
  }
}
