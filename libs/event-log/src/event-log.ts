import type { Pool, PoolConfig } from 'pg';
import type { Personal, ServiceName } from '@reprise/contracts';
import { Rows, type Decider, type RowRef } from '@reprise/event-sourcing';
import { executeBatch, type BatchResult } from './append/batch.js';
import { GroupCommit } from './append/group-commit.js';
import { facetRows, loadFacets } from './append/tables.js';
import type { Clock, Random } from './clock.js';
import { Beginnings } from './consume/beginnings.js';
import { ServiceConsumer } from './consume/consumer.js';
import { DeadLetters } from './consume/redrive.js';
import { ConsumeEngine } from './consume/engine.js';
import type { Subscriptions } from './consume/handlers.js';
import { parkedCount } from './consume/parked.js';
import type { KeyRing } from './keys/key-ring.js';
import type { LogLogger, LogMetrics } from './logger.js';
import type { LogTransport } from './ports.js';
import { heldCount } from './relay/held.js';
import { outboxBacklog } from './relay/outbox.js';
import { Relay } from './relay/relay.js';
import { sqlOn } from './sql.js';
import type { StreamRef, Subject } from './streams.js';
import type { Cause, Sql, StreamState, Task } from './work.js';

export interface EventLogOptions {
  readonly service: ServiceName;
  /** Connections whose search_path is the service's schema. */
  readonly pool: Pool;
  /** The same database and schema, for the relay's own connection. */
  readonly connection: PoolConfig;
  readonly transport: LogTransport;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: LogLogger;
  readonly metrics: LogMetrics;
  /** Consumer group; the service's name when left out. */
  readonly group?: string;
  /** The log cannot go on: the process should end with an error. */
  onFatal(error: Error): void;
}

export interface LogStatus {
  /** Events stored and not yet published. */
  readonly backlog: number;
  /** Events that cannot be published, and those that wait behind them in their streams. */
  readonly held: number;
  /** Records published and not yet consumed by this process. */
  readonly lag: number;
  readonly parked: number;
  readonly oldestParkedSeconds: number;
  readonly deadLetters: number;
  readonly consuming: boolean;
}

/** A service's end of the log: append, relay, consume, dead letters. */
export class EventLog {
  readonly service: ServiceName;
  readonly deadLetters: DeadLetters;
  private readonly sql: Sql;
  private readonly group: GroupCommit;
  private readonly relay: Relay;
  private readonly engineStop = new AbortController();
  private readonly beginningsStop = new AbortController();
  private beginning: Promise<void> = Promise.resolve();
  private beginnings: Beginnings | undefined;
  private consumer: ServiceConsumer | undefined;
  private engine: ConsumeEngine | undefined;
  private hasNothingToConsume = false;

  constructor(private readonly options: EventLogOptions) {
    this.service = options.service;
    this.sql = sqlOn(options.pool);
    this.group = new GroupCommit({ maxBatch: 500, lanes: 2, everyMs: 30, execute: (tasks) => this.execute(tasks) });
    this.relay = new Relay({ ...options, service: options.service });
    this.deadLetters = new DeadLetters(options.pool, {
      engine: () => this.engine,
      submit: (task) => this.submit(task),
      rootCause: () => this.rootCause(),
      wakeParked: () => this.consumer?.wakeParked(),
    });
  }

  /** Starts the relay. Consuming starts with `consume`. */
  start(): void {
    this.relay.start();
  }

  /** Drains what was submitted and what was stored, then stops. The pool stays open: its owner closes it last. */
  async stop(): Promise<void> {
    await this.stopConsuming();
    await this.group.drain();
    await this.relay.stop();
    await this.options.keys.close();
  }

  /** Runs a task in the next shared transaction; resolves after COMMIT. For commands from outside and outcomes of jobs. */
  submit<T>(task: Task<T>): Promise<T> {
    return this.group.submit(task);
  }

  /** Reads outside a transaction, on the service's schema. */
  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.sql.query<R>(text, values);
  }

  /** Opens a personal value kept in state; `[erased]` when its key was destroyed. */
  open<T>(subject: Subject, value: Personal<T>): Promise<T> {
    return this.options.keys.open(subject, value);
  }

  /** A stored facet with the rows asked for, without locking. */
  async loadState<S>(
    decider: Pick<Decider<S, never, never>, 'initial'>,
    ref: StreamRef,
    refs: readonly RowRef[] = [],
  ): Promise<StreamState<S>> {
    const stored = (await loadFacets(this.sql, [ref.stream])).get(ref.stream);
    const rows = new Rows(false);
    const [found] = await facetRows.load([{ stream: ref.stream, refs }], this.sql);
    rows.load(refs, found!);
    return { version: stored?.version ?? 0, state: (stored?.state ?? decider.initial) as S, rows };
  }

  /** A cause for what begins here: a webhook, an operator, a timer. */
  rootCause(): Cause {
    return { eventId: null, correlationId: this.options.random.uuid(), traceparent: null };
  }

  /** Joins the service's consumer group and starts handling. */
  async consume(subscriptions: Subscriptions): Promise<void> {
    const { service, transport, logger } = this.options;
    this.engine = new ConsumeEngine({
      ...this.options,
      subscriptions,
      signal: this.engineStop.signal,
      execute: (tasks) => this.execute(tasks),
    });
    this.hasNothingToConsume = subscriptions.topics.size === 0;
    if (this.hasNothingToConsume) return;
    const beginnings = new Beginnings({
      ...this.options,
      subscriptions,
      engine: this.engine,
      signal: this.beginningsStop.signal,
      wakeParked: () => this.consumer?.wakeParked(),
    });
    await beginnings.beforeJoining();
    this.consumer = new ServiceConsumer({
      service,
      group: this.options.group ?? service,
      topics: [...subscriptions.topics],
      transport,
      engine: this.engine,
      sql: this.sql,
      logger,
      onFatal: (error) => this.options.onFatal(error),
    });
    await this.consumer.start();
    this.beginning = beginnings
      .besideTheGroup()
      .then(() => beginnings.watchGaps())
      .catch((error: Error) => this.options.onFatal(error));
    this.beginnings = beginnings;
  }

  /** Stops fetching, drains the batch in hand, commits offsets, leaves the group. */
  async stopConsuming(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    this.beginningsStop.abort();
    // A database that is away must not keep the process from stopping.
    const patience = setTimeout(() => this.engineStop.abort(), 10_000);
    await Promise.all([consumer?.stop(), this.beginning]);
    clearTimeout(patience);
  }

  /** Reads the log for what parked records wait for without an explanation. It is done by time, too. */
  async closeGaps(): Promise<void> {
    await this.beginnings?.closeGaps();
  }

  /** True while it is a member of its group, and for a service that subscribes to nothing. */
  isConsuming(): boolean {
    return this.hasNothingToConsume || (this.consumer?.isReady() ?? false);
  }

  /** False once nothing could be published for a while. */
  isPublishing(): boolean {
    return this.relay.isWorking;
  }

  async status(): Promise<LogStatus> {
    const [backlog, held, lag, parked, deadLetters] = await Promise.all([
      outboxBacklog(this.sql, this.relay.position),
      heldCount(this.sql),
      this.consumer?.lag() ?? 0,
      parkedCount(this.sql),
      this.deadLetters.count(),
    ]);
    return {
      backlog,
      held,
      lag,
      parked: parked.count,
      oldestParkedSeconds: parked.oldestSeconds,
      deadLetters,
      consuming: this.isConsuming(),
    };
  }

  private async execute<T>(tasks: readonly Task<T>[]): Promise<BatchResult<T>> {
    const result = await executeBatch(this.options, tasks);
    if (result.events.length > 0) {
      this.options.metrics.appended(result.events.length);
      if (this.relay.isLeader) this.relay.wake();
      else await this.sql.query(`notify "${this.service}.appended"`);
    }
    return result;
  }
}
