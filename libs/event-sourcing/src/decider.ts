import type { DomainCommand, DomainEvent } from './domain-event.js';
import type { RowReader, RowRef, RowWriter } from './rows.js';

/**
 * The decisions of one kind of stream. `decide` says what follows from a command, `evolve` what an event does to
 * the state; both are pure. Clock, randomness and ids arrive inside commands and leave inside events.
 *
 * `evolve` sees sealed events: a personal field is an opaque value to store, never to branch on. A switch over
 * event types has no `default`, so that a forgotten event breaks the build.
 */
export interface Decider<S, C extends DomainCommand, E extends DomainEvent> {
  /** State of a stream without events. Plain JSON, and it stays small: what grows goes into rows. */
  readonly initial: S;
  /** Throws DomainError when the command cannot be obeyed; returns [] when nothing follows. */
  decide(command: C, state: S, rows: RowReader): readonly E[];
  evolve(state: S, event: E, rows: RowWriter): S;
  /** Rows that deciding this command, or folding the events it leads to, may read. Default: none. */
  rows?(command: C): readonly RowRef[];
}

/** Any decider, where only folding matters. */
export type AnyDecider = Decider<any, any, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- variance: a registry of deciders of unrelated states

/** Folds events into a state, oldest first. The same function rebuilds a stream and moves it forward. */
export function fold<S, E extends DomainEvent>(
  decider: Pick<Decider<S, never, E>, 'evolve'>,
  state: S,
  events: Iterable<E>,
  rows: RowWriter,
): S {
  for (const event of events) state = decider.evolve(state, event, rows);
  return state;
}
