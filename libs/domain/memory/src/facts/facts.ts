import {
  factLearnedV1,
  factSupersededV1,
  type DataOf,
  type EventOf,
  type Heading,
  type Origin,
  type Personal,
} from '@reprise/contracts';
import { DomainError, type RowReader, type RowRef, type RowWriter } from '@reprise/event-sourcing';
import { isLater } from '../time.js';
import { sameObject, type StatedFact } from './statement.js';

/** A fact that holds. One that no longer does leaves the rows; the log keeps it in the past. */
export interface FactRow {
  readonly heading: Heading;
  readonly predicate: string;
  readonly object: Personal<string>;
  readonly singleValued: boolean;
  readonly sourceEventId: string;
  readonly validFrom: string;
  readonly money: DataOf<typeof factLearnedV1>['money'];
  /** Minor units of `money` that went back. */
  readonly reversedMinor: number;
}

export interface FactsState {
  /** Facts that hold now. */
  readonly held: number;
}

/** Statements read from one text. `held` are the facts that hold, opened, so that a repetition is recognised. */
export interface LearnFacts {
  readonly type: 'LearnFacts';
  readonly stated: readonly StatedFact[];
  readonly held: readonly { readonly factId: string; readonly predicate: string; readonly object: string }[];
  readonly sourceEventId: string;
  readonly sourceMessageId: string;
  readonly extractor: string;
  readonly origin: Origin;
  /** World time of the text: a fact holds from then on. */
  readonly validFrom: string;
}

/** A person says that a fact is wrong, or that a promise is kept. */
export interface RetractFact {
  readonly type: 'RetractFact';
  readonly factId: string;
  readonly reason: string;
  readonly now: string;
}

export type Learned = EventOf<typeof factLearnedV1>;
export type Superseded = EventOf<typeof factSupersededV1>;

export const FACTS = 'fact';
/** The fact that holds under a single-valued predicate: `current/<predicate>` → its id and since when. */
const CURRENT = 'current';
interface CurrentRow {
  readonly factId: string;
  readonly validFrom: string;
}

export const factRow = (id: string): RowRef => ({ collection: FACTS, id });

const learn = (command: LearnFacts, rows: RowReader): (Learned | Superseded)[] =>
  command.stated.flatMap((stated, index) => {
    const { predicate, object, singleValued } = stated;
    const current = singleValued ? rows.get<CurrentRow>(CURRENT, predicate) : undefined;
    const known = command.held.filter(
      (fact) => fact.predicate === predicate && (!singleValued || fact.factId === current?.factId),
    );
    if (known.some((fact) => sameObject(fact.object, object))) return [];
    // Imported history may arrive after what happened since: the newest statement holds, whatever the order of arrival.
    if (current && isLater(current.validFrom, command.validFrom)) return [];

    const { sourceEventId, sourceMessageId, extractor, origin, validFrom } = command;
    const factId = `${sourceEventId}:${index + 1}`;
    const learned = factLearnedV1.make({
      ...stated,
      factId,
      sourceEventId,
      sourceMessageId,
      validFrom,
      origin,
      extractor,
      money: null,
    });
    return current
      ? [learned, superseded(current.factId, factId, 'newer statement of the same predicate', validFrom)]
      : [learned];
  });

const retract = ({ factId, reason, now }: RetractFact, rows: RowReader): Superseded[] => {
  const fact = rows.get<FactRow>(FACTS, factId);
  if (!fact) throw new DomainError('fact/not-held', `fact ${factId} does not hold`, 404);
  if (fact.money) throw new DomainError('fact/not-stated', 'what was bought is a record of money, not an opinion', 409);
  return [superseded(factId, null, reason, now)];
};

export const superseded = (factId: string, supersededBy: string | null, reason: string, validTo: string): Superseded =>
  factSupersededV1.make({ factId, supersededBy, reason, validTo });

const evolveLearned = (state: FactsState, { data }: Learned, rows: RowWriter): FactsState => {
  const { heading, predicate, object, singleValued, sourceEventId, validFrom, money } = data;
  const row: FactRow = { heading, predicate, object, singleValued, sourceEventId, validFrom, money, reversedMinor: 0 };
  rows.put(FACTS, data.factId, row);
  if (singleValued) rows.put(CURRENT, predicate, { factId: data.factId, validFrom } satisfies CurrentRow);
  return { held: state.held + 1 };
};

const evolveSuperseded = (state: FactsState, { data }: Superseded, rows: RowWriter): FactsState => {
  // A replaced fact's predicate already points at its successor; only a retracted one leaves nothing behind.
  if (data.supersededBy === null) {
    const fact = rows.get<FactRow>(FACTS, data.factId);
    if (fact?.singleValued) rows.delete(CURRENT, fact.predicate);
  }
  rows.delete(FACTS, data.factId);
  return { held: state.held - 1 };
};

/** What is known of a fan: learning, superseding and retracting facts. */
export const facts = {
  initial: { held: 0 } satisfies FactsState as FactsState,
  learn,
  retract,
  learned: evolveLearned,
  superseded: evolveSuperseded,
  currentOf: ({ stated }: LearnFacts): RowRef[] =>
    stated.filter((fact) => fact.singleValued).map(({ predicate }) => ({ collection: CURRENT, id: predicate })),
};
