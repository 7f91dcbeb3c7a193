import { fanRestrictedV1, type EventOf, type StoredEvent } from '@reprise/contracts';
import { ingestFan, LINKS, type IngestFanCommand, type IngestFanEvent, type LinkFact } from '@reprise/domain-ingest';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { dueStopWriter } from './persons/due-stops.js';
import { linksOfPerson, waysFrom, type PersonLink } from './persons/ways.js';

type Stored = StoredEvent<IngestFanEvent>;
type OwnLinks = readonly (readonly [fan: string, link: LinkFact])[];
type Restricted = StoredEvent<EventOf<typeof fanRestrictedV1>>;

/** Decides a command on the fan's stream; a stop that follows is on its way to every linked fan in the same transaction. */
export async function decide(work: Work, subject: Subject, command: IngestFanCommand): Promise<readonly Stored[]> {
  let linked: OwnLinks = [];
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
  for (const stop of stops) await passOn(work, subject, stop, linked);
  return events;
}

/**
 * A stop that begins is sent to the whole person at once: behind a fan who holds it already there may be one whom an
 * operator freed. One that came over a link is sent on by step, over links that may have been made meanwhile.
 */
async function passOn(work: Work, { tenant, fan: from }: Subject, stop: Restricted, own: OwnLinks): Promise<void> {
  const { kind, link: cameOver } = stop.data;
  const steps = own.map(([to, link]) => ({ from, to, link }));
  const ways = cameOver ? steps.filter(({ to }) => to !== cameOver.otherFan) : await beyond(work, from, steps);
  for (const { from: otherFan, to, link } of ways)
    work.write(dueStopWriter, {
      tenant,
      creator: link.creator,
      fan: to,
      kind,
      link: { otherFan, since: link.since, evidence: link.evidence, origin: cameOver?.origin ?? from },
      eventId: stop.id,
      correlationId: stop.correlationId,
    });
}

/** The links of the fan itself are those of this very moment: what is kept of them may be older. */
async function beyond(work: Work, fan: string, steps: readonly PersonLink[]): Promise<PersonLink[]> {
  const persons = await Promise.all(steps.map(({ to }) => work.ask(linksOfPerson, to)));
  return waysFrom(fan, [...steps, ...persons.flat().filter(({ from }) => from !== fan)]);
}
