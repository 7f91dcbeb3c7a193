import { Injectable } from '@nestjs/common';
import { generationFan } from '@reprise/domain-generation';
import { Clock, EventLog, fanRef, type Subject } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { openTurnWriter } from './open-turns.js';

interface Due extends Subject {
  readonly turnId: string;
}

const BATCH = 500;
const DUE = `
  select turn_id as "turnId", tenant, creator, fan from open_turn where deadline <= $1 order by deadline limit ${BATCH}`;

/** Closes turns whose reply bar has passed without an approved reply: silence is an event too. */
@Injectable()
export class TurnExpiry extends Sweep {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    super({ everyMs: 3_000, failure: 'turns past their bar could not be closed yet' });
  }

  protected async round(): Promise<boolean> {
    const due = await this.log.query<Due>(DUE, [this.clock.now()]);
    await Promise.all(due.map((turn) => this.expire(turn)));
    return due.length >= BATCH;
  }

  private expire({ turnId, ...subject }: Due): Promise<void> {
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
