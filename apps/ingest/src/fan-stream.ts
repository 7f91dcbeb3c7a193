import { fanRestrictedV1, type EventOf, type StoredEvent } from '@reprise/contracts';
import { ingestFan, LINKS, type IngestFanCommand, type IngestFanEvent, type LinkFact } from '@reprise/domain-ingest';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { dueStopWriter } from './persons/due-stops.js';

type Stored = StoredEvent<IngestFanEvent>;
type Restricted = StoredEvent<EventOf<typeof fanRestrictedV1>>;

/** Decides a command on the fan's stream; a stop that follows is on its way to every linked fan in the same transaction. */
export async function decide(work: Work, subject: Subject, command: IngestFanCommand): Promise<readonly Stored[]> {
  let linked: readonly (readonly [fan: string, link: LinkFact])[] = [];
  const noting: typeof ingestFan = {
    ...ingestFan,
    decide(given, state, rows) {
      const events = ingestFan.decide(given, state, rows);
      // Links of this very moment: another task of the batch may end one right after.
      if (events.some(({ type }) => type === fanRestrictedV1.type)) linked = [...rows.all<LinkFact>(LINKS)];
      return events;
    },
  };
  const events = await work.run(noting, fanRef('ingest', subject), command);
  const stops = events.filter((event): event is Restricted => event.type === fanRestrictedV1.type);
  for (const stop of stops) for (const [fan, link] of linked) passOn(work, subject, stop, fan, link);
  return events;
}

function passOn(work: Work, { tenant, fan: from }: Subject, stop: Restricted, fan: string, link: LinkFact): void {
  const { kind, link: cameOver } = stop.data;
  if (fan === cameOver?.otherFan) return;
  work.write(dueStopWriter, {
    tenant,
    creator: link.creator,
    fan,
    kind,
    link: { otherFan: from, since: link.since, evidence: link.evidence, origin: cameOver?.origin ?? from },
    eventId: stop.id,
    correlationId: stop.correlationId,
  });
}
