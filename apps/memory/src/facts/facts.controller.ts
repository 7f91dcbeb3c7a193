import { knownIdSchema, textSchema } from '@reprise/contracts';
import { memoryFan } from '@reprise/domain-memory';
import { DomainError } from '@reprise/event-sourcing';
import { EventLog, fanRef } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { z } from 'zod';
import { Fans } from '../fans/fans.js';
import { facts } from './facts.js';
import { FactEntity } from './fact.entity.js';

const viewSchema = z.object({
  past: z.stringbool().default(false).describe('Also facts that no longer hold.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});
const retractSchema = z.strictObject({ reason: textSchema(200).trim().min(1) });

/** What is known of a fan, where each fact came from, and taking back what is wrong. */
@Controller('v1/memory/fans')
export class FactsController {
  constructor(
    private readonly fans: Fans,
    private readonly log: EventLog,
    private readonly data: DataSource,
  ) {}

  @Get(':fan/facts')
  async facts(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Query(ZodPipe(viewSchema)) { past, limit }: z.output<typeof viewSchema>,
  ) {
    await this.fans.assertKnown(tenant, fan);
    const found = await this.data.getRepository(FactEntity).find({
      where: { fan, ...(past ? {} : { validTo: IsNull() }) },
      order: { validFrom: 'DESC', factId: 'ASC' },
      take: limit,
    });
    return { facts: found.map(view) };
  }

  /** A person says that a fact is wrong, or that a promise is kept. It stays in the past. */
  @Post(':fan/facts/:fact/retract')
  @HttpCode(200)
  async retract(
    @CurrentTenant() tenant: string,
    @Param('fan', ZodPipe(knownIdSchema)) fan: string,
    @Param('fact', ZodPipe(knownIdSchema)) factId: string,
    @Body(ZodPipe(retractSchema)) { reason }: z.output<typeof retractSchema>,
  ) {
    const fact = await this.data.getRepository(FactEntity).findOneBy({ fan, factId, tenant });
    if (!fact) throw new DomainError('fact/unknown', `there is no fact ${factId} of fan ${fan}`, 404);
    const subject = { tenant, creator: fact.creator, fan };
    const ref = fanRef('memory', subject);
    await this.log.submit({
      key: fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const events = await work.run(memoryFan, ref, { type: 'RetractFact', factId, reason, now: work.now });
        for (const event of events) facts.project(work, subject, event);
      },
    });
    return { factId, retracted: true };
  }
}

const view = ({ fan: _, tenant: __, creator: ___, ...fact }: FactEntity) => fact;
