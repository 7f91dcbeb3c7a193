import { Inject, Injectable } from '@nestjs/common';
import { generationFan } from '@reprise/domain-generation';
import { Clock, EventLog, fanRef, type Subject } from '@reprise/event-log';
import { SERVICE_CONFIG } from '@reprise/service-host';
import type { GenerationConfig } from '../config.js';
import { DueSweep } from '../turns/due-sweep.js';
import { followHandoffs } from './handoffs.js';

interface Due extends Subject {
  readonly handoffId: string;
}

/** Records as an incident that a person was asked for and nobody came in time. */
@Injectable()
export class OverdueHandoffs extends DueSweep<Due> {
  private readonly withinSeconds: number;

  constructor(log: EventLog, clock: Clock, @Inject(SERVICE_CONFIG) { HANDOFF_DUE_SECONDS }: GenerationConfig) {
    super(log, clock, {
      everyMs: 5_000,
      failure: 'requests for a person that wait too long could not be recorded yet',
      due: `select handoff_id as "handoffId", tenant, creator, fan from handoff
        where claimed_at is null and released_at is null and overdue_at is null
          and requested_at <= $1::timestamptz - interval '${HANDOFF_DUE_SECONDS} seconds' order by requested_at limit $2`,
    });
    this.withinSeconds = HANDOFF_DUE_SECONDS;
  }

  protected attend({ handoffId, ...subject }: Due): Promise<void> {
    const { withinSeconds } = this;
    const ref = fanRef('generation', subject);
    return this.log.submit({
      key: subject.fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        const check = { type: 'CheckHandoff', handoffId, withinSeconds, now: work.now } as const;
        followHandoffs(work, await work.run(generationFan, ref, check));
      },
    });
  }
}
