import { DomainError, type RowReader } from '@reprise/event-sourcing';

/** What has come in, by the platform's id: a collection of rows each. */
export type Kind = 'message' | 'tip' | 'purchase' | 'refund' | 'dispute' | 'change';

/** `conflict`: the id is known, but what was told under it differs. */
export type Verdict = 'new' | 'repeat' | 'conflict';

/** The part of a money fact that must not differ when the platform tells it again. */
export type MoneyFact = Readonly<Record<string, string | number>>;

export const isSeen = (rows: RowReader, kind: Kind, id: string): boolean => rows.get(kind, id) !== undefined;

export const compare = (first: MoneyFact | undefined, again: MoneyFact): Verdict => {
  if (!first) return 'new';
  return Object.keys(again).every((field) => again[field] === first[field]) ? 'repeat' : 'conflict';
};

/**
 * Whether a money fact was told before. The first telling stands: money that moved is not moved again by a second
 * one. A second telling that differs is a fault on the platform's side that a person must see.
 */
export function isRepeat(rows: RowReader, kind: Kind, id: string, fact: MoneyFact): boolean {
  const verdict = compare(rows.get(kind, id), fact);
  if (verdict === 'conflict')
    throw new DomainError(
      `${kind}/conflict`,
      `${kind} ${id} was told before with other content; the first stands`,
      409,
    );
  return verdict === 'repeat';
}
