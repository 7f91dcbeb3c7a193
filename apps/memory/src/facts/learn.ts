import type { Origin } from '@reprise/contracts';
import { memoryFan, type HeldFact, type StatedFact } from '@reprise/domain-memory';
import { fanRef, type Subject, type Work } from '@reprise/event-log';
import { facts } from './facts.js';
import { heldFacts } from './held-facts.js';
import { isLearned, isSuperseded, type StoredMemoryEvent } from './stored-facts.js';

export interface Statements {
  readonly stated: readonly StatedFact[];
  readonly extractor: string;
  readonly eventId: string;
  readonly messageId: string;
  readonly at: string;
  readonly origin: Origin;
}

/** Learns what a text states and returns the facts that hold after it; `held` saves asking for them when they are known. */
export async function learn(
  work: Work,
  subject: Subject,
  from: Statements,
  held?: readonly HeldFact[],
): Promise<readonly HeldFact[]> {
  const known = held ?? (from.stated.length === 0 ? [] : await work.ask(heldFacts, subject.fan));
  if (from.stated.length === 0) return known;
  const events = await work.run(memoryFan, fanRef('memory', subject), {
    type: 'LearnFacts',
    stated: from.stated,
    held: known,
    sourceEventId: from.eventId,
    sourceMessageId: from.messageId,
    extractor: from.extractor,
    origin: from.origin,
    validFrom: from.at,
  });
  for (const event of events) facts.project(work, subject, event);
  return after(known, events);
}

const after = (held: readonly HeldFact[], events: readonly StoredMemoryEvent[]): readonly HeldFact[] => {
  const ended = new Set(events.filter(isSuperseded).map(({ data }) => data.factId));
  const learned = events.filter(isLearned).map(({ data: { factId, heading, predicate, object, validFrom } }) => ({
    factId,
    heading,
    predicate,
    // The event as it was decided, before it was sealed.
    object: object as string,
    validFrom,
  }));
  return [...learned, ...held.filter(({ factId }) => !ended.has(factId))];
};
