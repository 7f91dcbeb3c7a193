import { Injectable } from '@nestjs/common';
import { generationFan } from '@reprise/domain-generation';
import { Clock, EventLog, fanRef, type Subject } from '@reprise/event-log';
import { DueSweep } from './due-sweep.js';
import { openTurnWriter } from './open-turns.js';

interface Due extends Subject {
  readonly turnId: string;
}

/** Closes turns whose reply bar has passed without an approved reply: silence is an event too. */
@Injectable()
export class TurnExpiry extends DueSweep<Due> {
  constructor(log: EventLog, clock: Clock) {
    super(log, clock, {
      everyMs: 3_000,
      failure: 'turns past their bar could not be closed yet',
      due: 'select turn_id as "turnId", tenant, creator, fan from open_turn where deadline <= $1 order by deadline limit $2',
    });
  }

  protected attend({ turnId, ...subject }: Due): Promise<void> {
    const ref = fanRef('generation', subject);
    return this.log.submit({
      key: subject.fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        await work.run(generationFan, ref, { type: 'ExpireTurn', turnId, now: work.now });
        // Closed now or answered before: either way it waits no longer.
        work.write(openTurnWriter, { turnId, ...subject, deadline: null });
      },
    });
  }
}
