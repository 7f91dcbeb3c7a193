import { Injectable } from '@nestjs/common';
import { fanRestrictedV1 } from '@reprise/contracts';
import { EventLog, fanRef, type Subject, type Work } from '@reprise/event-log';
import { Sweep } from '@reprise/service-host';
import { decide } from '../fan-stream.js';
import { arrivedStopWriter, dueStopsOf } from './due-stops.js';

const BATCH = 500;
const AWAITING = `
  select fan, min(tenant) as tenant, min(creator) as creator from stop_due group by fan order by min(id) limit ${BATCH}`;

/** Brings stops to the linked fans; each fan that is stopped sends it on over its own links, also those made meanwhile. */
@Injectable()
export class StopSweep extends Sweep {
  constructor(private readonly log: EventLog) {
    super({ everyMs: 500, failure: 'a stop did not reach every linked fan yet' });
  }

  /** Looks as soon as these events are kept, when one of them is a stop. */
  follow<E extends { readonly type: string }>(work: Work, events: readonly E[]): readonly E[] {
    if (events.some(({ type }) => type === fanRestrictedV1.type)) work.afterCommit(() => this.wake());
    return events;
  }

  /** Brings what is on its way to these fans, now. */
  async bring(fans: readonly Subject[]): Promise<void> {
    const brought = await Promise.allSettled(fans.map((fan) => this.bringTo(fan)));
    const failed = brought.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason as Error;
  }

  protected async round(): Promise<boolean> {
    const awaiting = await this.log.query<Subject>(AWAITING);
    await this.bring(awaiting);
    return awaiting.length > 0;
  }

  private bringTo(subject: Subject): Promise<void> {
    return this.log.submit({
      key: subject.fan,
      streams: [fanRef('ingest', subject)],
      cause: this.log.rootCause(),
      run: async (work) => {
        for (const { id, kind, link, eventId, correlationId } of await work.ask(dueStopsOf, subject.fan)) {
          const caused = work.causedBy({ eventId, correlationId, traceparent: null });
          await decide(caused, subject, { type: 'PassRestriction', kind, link, now: work.now });
          // After what it sends on: nobody sees the stop neither here nor there.
          work.write(arrivedStopWriter, { id });
        }
      },
    });
  }
}
