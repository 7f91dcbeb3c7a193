import { knownIdSchema, labelSchema } from '@reprise/contracts';
import { sharingDecider } from '@reprise/domain-memory';
import { DomainError } from '@reprise/event-sourcing';
import { creatorRef, EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { sharingWriter } from './sharing-writer.js';

const sharingSchema = z.strictObject({ preferences: z.boolean(), by: labelSchema(200).min(1) });

/** Whether preferences of a creator's fans may be known on linked profiles. Off until somebody says so. */
@Controller('v1/memory/creators')
export class SharingController {
  constructor(private readonly log: EventLog) {}

  @Post(':creator/sharing')
  @HttpCode(200)
  async change(
    @CurrentTenant() tenant: string,
    @Param('creator', ZodPipe(knownIdSchema)) creator: string,
    @Body(ZodPipe(sharingSchema)) { preferences, by }: z.output<typeof sharingSchema>,
  ) {
    const known = await this.log.query('select 1 from sharing where creator = $1 and tenant = $2', [creator, tenant]);
    if (known.length === 0) throw new DomainError('creator/unknown', `there is no creator ${creator}`, 404);
    const ref = creatorRef('memory', { tenant, creator }, 'sharing', 'sharing');
    return this.log.submit({
      key: creator,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const command = { type: 'ChangeSharing', preferences, by, now: work.now } as const;
        const [changed] = await work.run(sharingDecider, ref, command);
        if (changed) work.write(sharingWriter, { creator, tenant, preferences, eventId: changed.id });
        return { preferences, changed: changed !== undefined };
      },
    });
  }
}
