import type { StoredEvent } from '@reprise/contracts';
import type { Decider, DomainCommand, DomainEvent, RowReader, RowRef } from '@reprise/event-sourcing';
import type { StreamRef } from './streams.js';

/** Why something is recorded: the event that caused it and the conversation it belongs to. */
export interface Cause {
  /** The causing event, or null at the edge of the system (a webhook, an operator, a timer). */
  readonly eventId: string | null;
  /** Carried along a whole turn; a fresh id at the edge. */
  readonly correlationId: string;
  readonly traceparent: string | null;
}

export interface Sql {
  /** Runs in the work's transaction. `name` makes it a prepared statement: give one to every statement on a hot path. */
  query<R>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
}

/** A query that answers many askers at once: one statement per load of a batch, whatever the number of fans. */
export interface Lookup<I, O> {
  readonly name: string;
  /** Answers in the order of the inputs. */
  load(inputs: readonly I[], sql: Sql): Promise<readonly O[]>;
}

/** One question for a lookup. */
export interface Question {
  readonly lookup: Lookup<unknown, unknown>;
  readonly input: unknown;
}

export const question = <I, O>(lookup: Lookup<I, O>, input: I): Question => ({
  lookup: lookup as Lookup<unknown, unknown>,
  input,
});

/** A write of a read model: rows gathered over a batch, written with one statement. Most are a `tableWriter`. */
export interface Writer<R> {
  readonly name: string;
  /** Set where a statement depends on the answer to an earlier one. All others are issued at once, with COMMIT behind them. */
  readonly stepwise?: boolean;
  flush(rows: readonly R[], sql: Sql): Promise<unknown>;
}

export interface StreamState<S> {
  readonly version: number;
  readonly state: S;
  readonly rows: RowReader;
}

/**
 * What a handler may do within one task of a batch. Everything of a batch is one transaction: events, facets,
 * read models, jobs and the record of what was consumed. Nothing in here may call the outside.
 */
export interface Work {
  readonly cause: Cause;
  /** Recorded time (RFC 3339, UTC) that every event of the batch gets, and the `now` to put into commands. */
  readonly now: string;
  /**
   * Decides a command on a stream and appends what follows. The stream must be one the task declared.
   * Returns the events appended, data unsealed. Throws DomainError; a thrown error rolls back the task only when nothing was appended yet.
   */
  run<S, C extends DomainCommand, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    ref: StreamRef,
    command: C,
  ): Promise<readonly StoredEvent<E>[]>;
  /** A stream's state now, this work's own appends included. */
  state<S>(
    decider: Pick<Decider<S, never, never>, 'initial' | 'evolve'>,
    ref: StreamRef,
    rows?: readonly RowRef[],
  ): Promise<StreamState<S>>;
  /** Asks a lookup together with every other task of the batch. Writes of the batch so far are flushed before, so they are seen. */
  ask<I, O>(lookup: Lookup<I, O>, input: I): Promise<O>;
  /** Adds a row to a read model; written in the same transaction. */
  write<R>(writer: Writer<R>, row: R): void;
  /** The same work with another cause for what it appends. */
  causedBy(cause: Cause): Work;
  /** Runs after the transaction committed, never after a rollback. For wake-ups and metrics only. */
  afterCommit(effect: () => void): void;
}

/** A unit of a batch: tasks of one key run in order, different keys side by side, all in one transaction. */
export interface Task<T = unknown> {
  /** Usually the fan; tasks of one key are serialized. */
  readonly key: string;
  /** Every stream the task may append to; locked, sorted, before the first write. */
  readonly streams: readonly StreamRef[];
  readonly cause: Cause;
  /**
   * What the task is sure to ask, answered on the way in, under the locks; a later `ask` with an identical input costs
   * nothing. For things that the batch itself does not change.
   */
  readonly prefetch?: readonly Question[];
  run(work: Work): Promise<T>;
}
