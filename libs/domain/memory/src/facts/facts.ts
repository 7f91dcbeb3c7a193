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
import type { HeldFact } from '../recall/choose-facts.js';
import { isLater } from '../time.js';
import { deriveFacts, DERIVED_PREDICATES } from './derive-facts.js';
import { PROMISE_RULES } from './extract-promises.js';
import { isDeclared } from './fields.js';
import { isSpecial } from './special-categories.js';
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

export type HeldStatement = Pick<HeldFact, 'factId' | 'predicate' | 'object' | 'validFrom'>;

/** Statements read from one text. `held` are the facts that hold, opened, so that a repetition is recognised. */
export interface LearnFacts {
  readonly type: 'LearnFacts';
  readonly stated: readonly StatedFact[];
  readonly held: readonly HeldStatement[];
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
  /** What a concluded fact rests on. */
  readonly derivedFrom?: readonly string[];
}
const currentRows = (predicates: readonly string[]): RowRef[] => predicates.map((id) => ({ collection: CURRENT, id }));

export const factRow = (id: string): RowRef => ({ collection: FACTS, id });

const learn = (command: LearnFacts, rows: RowReader): (Learned | Superseded)[] => {
  const speaker = command.extractor === PROMISE_RULES ? 'us' : 'fan';
  return command.stated.flatMap((stated, index) =>
    isDeclared(speaker, stated.heading, stated.predicate) && !isSpecial(stated.heading, stated.object)
      ? learnOne(command, stated, `${command.sourceEventId}:${index + 1}`, rows)
      : [],
  );
};

function learnOne(command: LearnFacts, stated: StatedFact, factId: string, rows: RowReader): (Learned | Superseded)[] {
  const { predicate, object, singleValued } = stated;
  const { validFrom } = command;
  const current = singleValued ? rows.get<CurrentRow>(CURRENT, predicate) : undefined;
  const known = command.held.filter(
    (fact) => fact.predicate === predicate && (!singleValued || fact.factId === current?.factId),
  );
  if (known.some((fact) => sameObject(fact.object, object))) return [];
  // Imported history may arrive after what happened since: the newest statement holds, whatever the order of arrival.
  if (current && isLater(current.validFrom, validFrom)) return [];
  const contrary = command.held.filter((fact) => isContrary(fact, stated));
  if (contrary.some((fact) => isLater(fact.validFrom, validFrom))) return [];

  const derived = deriveFacts(stated).map((fact, index) => learned(command, fact, `${factId}:${index + 1}`, [factId]));
  const ended = [...(current ? [current.factId] : []), ...contrary.map((fact) => fact.factId)];
  return [
    learned(command, stated, factId),
    ...(current ? [superseded(current.factId, factId, 'newer statement of the same predicate', validFrom)] : []),
    ...contrary.map((fact) => superseded(fact.factId, factId, 'the fan says the contrary now', validFrom)),
    ...derived,
    ...endDerived(ended, derived, validFrom, rows),
  ];
}

const CONTRARY: Readonly<Record<string, string>> = { likes: 'dislikes', dislikes: 'likes' };
const isContrary = (fact: HeldStatement, stated: StatedFact): boolean =>
  fact.predicate === CONTRARY[stated.predicate] && sameObject(fact.object, stated.object);

const learned = (command: LearnFacts, fact: StatedFact, factId: string, derivedFrom?: string[]): Learned => {
  const { sourceEventId, sourceMessageId, extractor, origin, validFrom } = command;
  return factLearnedV1.make({
    ...fact,
    factId,
    sourceEventId,
    sourceMessageId,
    validFrom,
    origin,
    extractor,
    ...(derivedFrom && { derivedFrom }),
    money: null,
  });
};

/** Ends what was concluded from facts that end, or what a newer conclusion replaces. */
const endDerived = (
  ended: readonly string[],
  newer: readonly Learned[],
  validTo: string,
  rows: RowReader,
): Superseded[] =>
  DERIVED_PREDICATES.flatMap((predicate) => {
    const current = rows.get<CurrentRow>(CURRENT, predicate);
    if (!current) return [];
    const next = newer.find(({ data }) => data.predicate === predicate);
    if (next) return [superseded(current.factId, next.data.factId, 'newer conclusion', validTo)];
    return current.derivedFrom?.some((id) => ended.includes(id))
      ? [superseded(current.factId, null, 'what it was concluded from no longer holds', validTo, predicate)]
      : [];
  });

const retract = ({ factId, reason, now }: RetractFact, rows: RowReader): Superseded[] => {
  const fact = rows.get<FactRow>(FACTS, factId);
  if (!fact) throw new DomainError('fact/not-held', `fact ${factId} does not hold`, 404);
  if (fact.money) throw new DomainError('fact/not-stated', 'what was bought is a record of money, not an opinion', 409);
  return [superseded(factId, null, reason, now), ...endDerived([factId], [], now, rows)];
};

export const superseded = (
  factId: string,
  supersededBy: string | null,
  reason: string,
  validTo: string,
  predicate?: string,
): Superseded => factSupersededV1.make({ factId, supersededBy, reason, validTo, ...(predicate && { predicate }) });

const evolveLearned = (state: FactsState, { data }: Learned, rows: RowWriter): FactsState => {
  const { heading, predicate, object, singleValued, sourceEventId, validFrom, money, derivedFrom } = data;
  const row: FactRow = { heading, predicate, object, singleValued, sourceEventId, validFrom, money, reversedMinor: 0 };
  rows.put(FACTS, data.factId, row);
  const current: CurrentRow = { factId: data.factId, validFrom, ...(derivedFrom && { derivedFrom }) };
  if (singleValued) rows.put(CURRENT, predicate, current);
  return { held: state.held + 1 };
};

const evolveSuperseded = (state: FactsState, { data }: Superseded, rows: RowWriter): FactsState => {
  // A replaced fact's predicate already points at its successor; only a retracted one leaves nothing behind.
  if (data.predicate !== undefined) rows.delete(CURRENT, data.predicate);
  else if (data.supersededBy === null) {
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
  rowsToLearn: ({ stated }: LearnFacts): RowRef[] =>
    currentRows([...stated.filter((fact) => fact.singleValued).map((fact) => fact.predicate), ...DERIVED_PREDICATES]),
  rowsToRetract: ({ factId }: RetractFact): RowRef[] => [factRow(factId), ...currentRows(DERIVED_PREDICATES)],
};
