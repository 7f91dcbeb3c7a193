import type { Pool } from 'pg';
import {
  DomainError,
  hash32,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type RowRef,
} from '@reprise/event-sourcing';
import type { StoredEvent } from '@reprise/contracts';
import type { Clock, Random } from '../clock.js';
import type { KeyRing } from '../keys/key-ring.js';
import { keyLock } from '../keys/key-table.js';
import type { FanKey } from '../keys/seal.js';
import { eraSettled, isOtherCluster, settleEra } from '../relay/era.js';
import { inOpenedTransaction } from '../sql.js';
import type { StreamRef } from '../streams.js';
import type { Cause, Lookup, Sql, StreamState, Task, Work, Writer } from '../work.js';
import { StreamSlot, type AppendContext, type StoredFacet } from './stream-slot.js';
import { facetRows, insertEvents, loadFacets, lockStreams, storeFacets, storeRows } from './tables.js';
import { BatchLoader, prefetch, type Answers } from './batch-loader.js';

export interface BatchDependencies {
  readonly service: string;
  readonly pool: Pool;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly random: Random;
}

export interface BatchResult<T> {
  readonly outcomes: readonly PromiseSettledResult<T>[];
  readonly events: readonly StoredEvent[];
}

/** A task failed after it had already appended or written something: the batch cannot be kept. */
export class BatchAborted extends Error {
  constructor(override readonly cause: unknown) {
    super('a task failed halfway; its batch was rolled back');
  }
}

/**
 * THE append function: nothing else writes the event table. Runs tasks in one transaction: locks every stream
 * first (so that the transaction id is younger than the lock, and one fan's events keep their order in the relay),
 * loads state after the lock, decides in memory, and writes events, facets and read models with a constant number
 * of statements. A task that fails before it changed anything fails alone; any other failure rolls everything back.
 */
export async function executeBatch<T>(deps: BatchDependencies, tasks: readonly Task<T>[]): Promise<BatchResult<T>> {
  await eraSettled(deps.pool);
  try {
    return await executeOnce(deps, tasks);
  } catch (error) {
    if (!isOtherCluster(error)) throw error;
    await settleEra(deps.pool);
    return executeOnce(deps, tasks);
  }
}

async function executeOnce<T>(deps: BatchDependencies, tasks: readonly Task<T>[]): Promise<BatchResult<T>> {
  const effects: (() => void)[] = [];
  const result = await inOpenedTransaction(
    deps.pool,
    (sql) => Batch.open(deps, tasks, sql),
    async (sql, opened) => {
      const batch = new Batch(opened, sql);
      const outcomes = await batch.run(tasks);
      effects.push(...batch.effects);
      const { events, writes, complete } = batch.flush();
      return { result: { outcomes, events }, writes, complete };
    },
  );
  for (const effect of effects) effect();
  return result;
}

/** What a batch starts from: its streams, locked and loaded. */
interface Opened {
  readonly slots: ReadonlyMap<string, StreamSlot>;
  readonly answers: Answers;
  readonly context: AppendContext;
}

class Batch {
  readonly effects: (() => void)[] = [];
  private readonly slots: ReadonlyMap<string, StreamSlot>;
  private readonly context: AppendContext;
  private readonly writes = new Map<Writer<unknown>, unknown[]>();
  private readonly loader: BatchLoader;

  constructor(
    { slots, answers, context }: Opened,
    private readonly sql: Sql,
  ) {
    this.slots = slots;
    this.context = context;
    this.loader = new BatchLoader(sql, answers, () => this.flushWrites());
  }

  /**
   * Locks first, then loads. The statements are sent one behind the other without waiting: the server takes them in
   * order, and each has its own snapshot, so what is loaded is as of after the locks.
   */
  static async open(deps: BatchDependencies, tasks: readonly Task[], sql: Sql): Promise<Opened> {
    const refs = refsOf(tasks);
    const names = [...refs.keys()];
    const hashes = (access: StreamRef['access']) =>
      [...refs.values()].filter((ref) => ref.access === access).map((ref) => hash32(ref.stream));
    const keys = tasks.map((task) => hash32(`${deps.service}:${task.key}`));
    // Nothing is appended to a stream that is only read.
    const fans = [...refs.values()].filter((ref) => ref.fan !== '' && ref.access !== 'read');
    const locks = { read: hashes('read'), written: [...hashes(undefined), ...keys], keys: fans.map(keyLock) };
    const [, stored, answers, fanKeys] = await Promise.all([
      lockStreams(sql, hash32(deps.service), locks),
      names.length > 0 ? loadFacets(sql, names) : new Map<string, StoredFacet>(),
      prefetch(tasks, sql),
      fans.length > 0 ? deps.keys.current(fans, sql) : [],
    ]);
    const keyOf = new Map<string, FanKey>(fans.map((ref, i) => [ref.stream, fanKeys[i]!]));
    const slots = new Map([...refs].map(([name, ref]) => [name, new StreamSlot(ref, stored.get(name))]));
    const context: AppendContext = {
      now: deps.clock.now(),
      uuid: () => deps.random.uuid(),
      keyOf: (ref) => keyOf.get(ref.stream) ?? fail(`personal fields need a fan, and ${ref.stream} has none`),
    };
    return { slots, answers, context };
  }

  async run<T>(tasks: readonly Task<T>[]): Promise<PromiseSettledResult<T>[]> {
    const outcomes = new Array<PromiseSettledResult<T>>(tasks.length);
    const byKey = Map.groupBy(tasks.keys(), (i) => tasks[i]!.key);
    const settled = await Promise.allSettled(
      [...byKey.values()].map(async (indexes) => {
        for (const i of indexes) outcomes[i] = await this.runOne(tasks[i]!);
      }),
    );
    const aborted = settled.find((outcome) => outcome.status === 'rejected');
    if (aborted) throw aborted.reason as Error;
    return outcomes;
  }

  private async runOne<T>(task: Task<T>): Promise<PromiseSettledResult<T>> {
    const work = new TaskWork(this, task.cause);
    try {
      return { status: 'fulfilled', value: await task.run(work) };
    } catch (error) {
      if (error instanceof DomainError && !work.changed) return { status: 'rejected', reason: error };
      throw error instanceof BatchAborted ? error : new BatchAborted(error);
    }
  }

  append<S, C extends DomainCommand, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    ref: StreamRef,
    command: C,
    cause: Cause,
  ) {
    const slot = this.slot(ref);
    if (slot.ref.access === 'read') fail(`stream ${ref.stream} was declared as one that is only read`);
    return slot.append(decider, command, cause, this.context);
  }

  get now(): string {
    return this.context.now;
  }

  slot(ref: StreamRef): StreamSlot {
    return this.slots.get(ref.stream) ?? fail(`stream ${ref.stream} was not declared by its task`);
  }

  async loadRows(ref: StreamRef, refs: readonly RowRef[]): Promise<StreamSlot> {
    const slot = this.slot(ref);
    const missing = slot.version === 0 ? refs : refs.filter((row) => !slot.rows.isLoaded(row));
    if (slot.version === 0) slot.rows.load(refs, []);
    else if (missing.length > 0)
      slot.rows.load(missing, await this.ask(facetRows, { stream: ref.stream, refs: missing }));
    return slot;
  }

  ask<I, O>(lookup: Lookup<I, O>, input: I): Promise<O> {
    return this.loader.ask(lookup, input);
  }

  write<R>(writer: Writer<R>, row: R): void {
    const key = writer as Writer<unknown>;
    const rows = this.writes.get(key) ?? [];
    rows.push(row);
    this.writes.set(key, rows);
  }

  /** Issues everything that is left to write. */
  flush(): { events: readonly StoredEvent[]; writes: Promise<unknown>; complete: boolean } {
    const changed = [...this.slots.values()].filter((slot) => slot.appended.length > 0);
    const events = changed.flatMap((slot) => slot.appended);
    const complete = ![...this.writes.keys()].some((writer) => writer.stepwise);
    const writes = Promise.all([
      insertEvents(this.sql, events),
      storeFacets(this.sql, changed),
      storeRows(this.sql, changed),
      this.flushWrites(),
    ]);
    return { events, writes, complete };
  }

  private async flushWrites(): Promise<void> {
    const writes = [...this.writes];
    this.writes.clear();
    await Promise.all(writes.map(([writer, rows]) => writer.flush(rows, this.sql)));
  }
}

class TaskWork implements Work {
  constructor(
    private readonly batch: Batch,
    readonly cause: Cause,
    private readonly progress = { changed: false },
  ) {}

  /** The task has appended or written something that only a rollback takes back. */
  get changed(): boolean {
    return this.progress.changed;
  }

  causedBy(cause: Cause): Work {
    return new TaskWork(this.batch, cause, this.progress);
  }

  get now(): string {
    return this.batch.now;
  }

  async run<S, C extends DomainCommand, E extends DomainEvent>(
    decider: Decider<S, C, E>,
    ref: StreamRef,
    command: C,
  ): Promise<readonly StoredEvent<E>[]> {
    await this.batch.loadRows(ref, decider.rows?.(command) ?? []);
    const events = this.batch.append(decider, ref, command, this.cause);
    if (events.length > 0) this.progress.changed = true;
    return events;
  }

  async state<S>(
    decider: Pick<Decider<S, never, never>, 'initial' | 'evolve'>,
    ref: StreamRef,
    rows: readonly RowRef[] = [],
  ): Promise<StreamState<S>> {
    const slot = await this.batch.loadRows(ref, rows);
    return { version: slot.version, state: slot.state(decider.initial), rows: slot.rows };
  }

  ask<I, O>(lookup: Lookup<I, O>, input: I): Promise<O> {
    return this.batch.ask(lookup, input);
  }

  write<R>(writer: Writer<R>, row: R): void {
    this.progress.changed = true;
    this.batch.write(writer, row);
  }

  afterCommit(effect: () => void): void {
    this.batch.effects.push(effect);
  }
}

/** The streams of all tasks, once each; one that some task writes is not locked as one that is read. */
function refsOf(tasks: readonly Task[]): Map<string, StreamRef> {
  const refs = new Map<string, StreamRef>();
  for (const ref of tasks.flatMap((task) => task.streams))
    if (ref.access !== 'read' || !refs.has(ref.stream)) refs.set(ref.stream, ref);
  return refs;
}

function fail(message: string): never {
  throw new Error(message);
}
