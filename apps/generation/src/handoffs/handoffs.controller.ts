import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { labelSchema, opaqueIdSchema } from '@reprise/contracts';
import { generationFan, type ClaimHandoff, type ReleaseHandoff } from '@reprise/domain-generation';
import { EventLog, fanRef } from '@reprise/event-log';
import { DomainError } from '@reprise/event-sourcing';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { DataSource, IsNull, MoreThan, Not, type FindOptionsWhere } from 'typeorm';
import { z } from 'zod';
import { followTurns } from '../turns/open-turns.js';
import { followHandoffs } from './handoffs.js';
import { HandoffEntity } from './handoff.entity.js';

const STATUSES = ['requested', 'claiming', 'claimed', 'released'] as const;
type Status = (typeof STATUSES)[number];

const SET = Not(IsNull());
const WHERE: Readonly<Record<Status | 'open', FindOptionsWhere<HandoffEntity>>> = {
  requested: { claimedAt: IsNull(), releasedAt: IsNull() },
  claiming: { claimedAt: SET, takenAt: IsNull(), releasedAt: IsNull() },
  claimed: { takenAt: SET, releasedAt: IsNull() },
  released: { releasedAt: SET },
  open: { releasedAt: IsNull() },
};

const listSchema = z.object({
  status: z
    .enum([...STATUSES, 'open'])
    .optional()
    .describe(
      '`claiming`: claimed, and delivery has not recorded it yet or a send that had begun is without an outcome. `claimed`: nothing that software wrote leaves any more. `open`: all but released.',
    ),
  creator: opaqueIdSchema.optional().describe('Our id.'),
  after: z.coerce.number().int().min(1).optional().describe('`next` of the page before this one.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const bySchema = z.object({ by: labelSchema(200).trim().min(1).describe('Who does it.') });

/** Who asked for a person, who took it over, and who gave it back. */
@Controller('v1/generation/handoffs')
export class HandoffsController {
  constructor(
    private readonly log: EventLog,
    private readonly data: DataSource,
  ) {}

  /** The longest waiting first. */
  @Get()
  async list(@CurrentTenant() tenant: string, @Query(ZodPipe(listSchema)) query: z.output<typeof listSchema>) {
    const { status, creator, after, limit } = query;
    const found = await this.data.getRepository(HandoffEntity).find({
      where: {
        tenant,
        ...(status && WHERE[status]),
        ...(creator !== undefined && { creator }),
        ...(after !== undefined && { seq: MoreThan(String(after)) }),
      },
      order: { seq: 'ASC' },
      take: limit,
    });
    return { handoffs: found.map(shown), next: found.length === limit ? Number(found.at(-1)!.seq) : null };
  }

  @Get(':id')
  async one(@CurrentTenant() tenant: string, @Param('id', ZodPipe(opaqueIdSchema)) id: string) {
    return shown(await this.known(tenant, id));
  }

  /** Software writes nothing from now on. It is taken once its status is `claimed`; until then a reply may still leave. */
  @Post(':id/claim')
  @HttpCode(200)
  claim(
    @CurrentTenant() tenant: string,
    @Param('id', ZodPipe(opaqueIdSchema)) id: string,
    @Body(ZodPipe(bySchema)) { by }: z.output<typeof bySchema>,
  ) {
    return this.decide(tenant, id, (now) => ({ type: 'ClaimHandoff', handoffId: id, by, now }));
  }

  /**
   * The request is settled, claimed or not: software answers again, unless another of the fan (there may be one for each
   * reason) is claimed. `stillOpen` are these others, claimed or not.
   */
  @Post(':id/release')
  @HttpCode(200)
  async release(
    @CurrentTenant() tenant: string,
    @Param('id', ZodPipe(opaqueIdSchema)) id: string,
    @Body(ZodPipe(bySchema)) { by }: z.output<typeof bySchema>,
  ) {
    const released = await this.decide(tenant, id, (now) => ({ type: 'ReleaseHandoff', handoffId: id, by, now }));
    const { creator, fan } = released;
    const others = await this.data
      .getRepository(HandoffEntity)
      .find({ where: { tenant, creator, fan, ...WHERE.open }, order: { seq: 'ASC' } });
    return { ...released, stillOpen: others.map(shown) };
  }

  private async decide(tenant: string, id: string, command: (now: string) => ClaimHandoff | ReleaseHandoff) {
    const { creator, fan } = await this.known(tenant, id);
    const ref = fanRef('generation', { tenant, creator, fan });
    await this.log.submit({
      key: fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const events = await work.run(generationFan, ref, command(work.now));
        followTurns(work, events);
        followHandoffs(work, events);
      },
    });
    return shown(await this.known(tenant, id));
  }

  private async known(tenant: string, id: string): Promise<HandoffEntity> {
    const found = await this.data.getRepository(HandoffEntity).findOneBy({ tenant, id });
    if (!found) throw new DomainError('handoff/unknown', `there is no request ${id} for a person`, 404);
    return found;
  }
}

const statusOf = ({ claimedAt, takenAt, releasedAt }: HandoffEntity): Status => {
  if (releasedAt) return 'released';
  if (takenAt) return 'claimed';
  return claimedAt ? 'claiming' : 'requested';
};

function shown(entity: HandoffEntity) {
  const { seq: _, tenant: __, ...handoff } = entity;
  return { ...handoff, status: statusOf(entity) };
}
