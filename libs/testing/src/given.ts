import { expect } from '@jest/globals';
import {
  DomainError,
  fold,
  Rows,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type RowRef,
} from '@reprise/event-sourcing';

/** What a decider did with the command. */
export interface Outcome<S, E extends DomainEvent> {
  /** Exactly these events, in this order. */
  then(expected: readonly E[]): void;
  /** Nothing follows from the command. */
  thenNothing(): void;
  /** The command is refused with a DomainError of this code. */
  thenThrows(code: string): void;
  /** For assertions on parts of the events. */
  events(): readonly E[];
  /** The state after the events, with all rows. */
  state(): { state: S; rows: Record<string, Record<string, unknown>> };
}

export interface Given<S, C extends DomainCommand, E extends DomainEvent> {
  when(command: C): Outcome<S, E>;
}

/**
 * States a rule of a decider: `given(priceList, [opened]).when(changePrice).then([priceChanged])`. As in production,
 * the command sees only the rows it declares, and evolving from those must equal folding all events anew.
 */
export function given<S, C extends DomainCommand, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  history: readonly E[] = [],
): Given<S, C, E> {
  return {
    when(command) {
      const all = new Rows();
      const state = fold(decider, decider.initial, history, all);
      const decide = () => decideOn(decider, command, state, all);
      return {
        then: (expected) => expect(decide().events).toEqual(expected),
        thenNothing: () => expect(decide().events).toEqual([]),
        thenThrows: (code) => expect(refusal(decide)).toBe(code),
        events: () => decide().events,
        state() {
          const rows = new Rows();
          const events = [...history, ...decide().events];
          return { state: fold(decider, decider.initial, events, rows), rows: rows.toJSON() };
        },
      };
    },
  };
}

function decideOn<S, C extends DomainCommand, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  command: C,
  state: S,
  all: Rows,
): { events: readonly E[] } {
  const declared = declaredRows(decider.rows?.(command) ?? [], all);
  const events = decider.decide(command, state, declared);
  const whole = new Rows();
  whole.load([], rowsOf(all));
  // A row that is missing from Decider.rows shows up here, not in production.
  expect(fold(decider, state, events, declared)).toEqual(fold(decider, state, events, whole));
  return { events };
}

function declaredRows(refs: readonly RowRef[], all: Rows): Rows {
  const declared = new Rows(false);
  const wanted = rowsOf(all).filter((row) =>
    refs.some((ref) => ref.collection === row.collection && (ref.id === undefined || ref.id === row.id)),
  );
  declared.load(refs, wanted);
  return declared;
}

const rowsOf = (rows: Rows) =>
  Object.entries(rows.toJSON()).flatMap(([collection, byId]) =>
    Object.entries(byId).map(([id, value]) => ({ collection, id, value })),
  );

function refusal(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}
