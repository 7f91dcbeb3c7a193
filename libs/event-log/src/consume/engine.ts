import { setTimeout as delay } from 'node:timers/promises';
import { fanStream, type EventContract, type ServiceName, type StoredEvent } from '@reprise/contracts';
import { rootOf } from '../append/group-commit.js';
import type { BatchResult } from '../append/batch.js';
import { MalformedRecord } from '../cloudevents.js';
import type { Received } from '../consumes.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { LogLogger, LogMetrics } from '../logger.js';
import type { LogRecord } from '../ports.js';
import { isTransient } from '../sql.js';
import type { StreamRef } from '../streams.js';
import { question, type Task, type Work } from '../work.js';
import { bury, resolve, type DeadLetter, type Resolution } from './dead-letters.js';
import type { Subscriptions } from './handlers.js';
import { openData, readIncoming, subjectOf, type Incoming, type Rejected } from './incoming.js';
import { markSeen, park, seenVersion, unpark } from './seen.js';

export interface EngineOptions {
  readonly service: ServiceName;
  readonly subscriptions: Subscriptions;
  readonly keys: KeyRing;
  readonly logger: LogLogger;
  readonly metrics: LogMetrics;
  execute<T>(tasks: readonly Task<T>[]): Promise<BatchResult<T>>;
  /** Ends waiting for a database that is away. */
  readonly signal: AbortSignal;
}

type Source = 'log' | 'parked';
type Verdict = 'applied' | 'repeated' | 'parked' | 'deadLettered';
const ATTEMPTS = 3;

/**
 * Applies records with effects in our own database, each once. Every record of a followed producer is checked
 * against the version its stream was seen at: lower or equal is a repeat, the next one is handled, anything higher
 * waits in `parked`. A failing batch is rolled back and redone fan by fan, then record by record; the record that
 * cannot be applied is buried, and from then on its stream, and nothing else, waits behind it.
 */
export class ConsumeEngine {
  /** True until a look at the table found nothing parked. */
  mayHaveParked = true;

  constructor(private readonly options: EngineOptions) {}

  /** Resolves when everything is durable. Retries for ever while the database is away; rejects only when told to stop. */
  async apply(records: readonly LogRecord[], from: Source = 'log'): Promise<void> {
    const started = performance.now();
    const incoming: Incoming[] = [];
    for (const record of records) {
      const read = this.read(record);
      if (!('event' in read)) await this.refuse(read);
      else if (this.options.subscriptions.follows(read.envelope)) incoming.push(read);
    }
    if (incoming.length > 0) await this.applyAll(incoming, from);
    this.options.metrics.batchSeconds((performance.now() - started) / 1000);
  }

  /** Applies one record and resolves its dead letter in the same transaction; throws what made it fail. */
  async redrive(record: LogRecord, resolution: Resolution): Promise<Verdict> {
    const read = this.read(record);
    if (!('event' in read)) throw new MalformedRecord(read.detail);
    const [verdict] = await this.commit([read], 'log', resolution);
    return verdict!;
  }

  private read(record: LogRecord): Incoming | Rejected {
    const { subscriptions } = this.options;
    return readIncoming(
      record,
      (envelope) => subscriptions.follows(envelope) && subscriptions.handlersOf(envelope).length > 0,
    );
  }

  private refuse({ record, envelope, reason, detail }: Rejected): Promise<void> {
    const type = envelope?.type ?? record.headers['ce_type'] ?? null;
    const { stream = null, version = null } = envelope ?? {};
    return this.giveUp({ stream, version, type, record, reason, detail, attempts: 1 });
  }

  private async applyAll(incoming: readonly Incoming[], from: Source): Promise<void> {
    const failure = await this.attempt(incoming, from);
    if (!failure) return;
    const byKey = [...Map.groupBy(incoming, ({ record }) => record.key).values()];
    if (byKey.length > 1) for (const group of byKey) await this.applyAll(group, from);
    else if (incoming.length > 1) for (const one of incoming) await this.applyAll([one], from);
    else await this.applyStubborn(incoming[0]!, failure, from);
  }

  private async applyStubborn(one: Incoming, first: Error, from: Source): Promise<void> {
    let failure: Error | null = first;
    for (let attempt = 2; attempt <= ATTEMPTS && !(failure instanceof MalformedRecord); attempt++) {
      await delay(50 * attempt, undefined, { signal: this.options.signal });
      failure = await this.attempt([one], from);
      if (!failure) return;
    }
    const { stream, version, type } = one.envelope;
    const reason = failure instanceof MalformedRecord ? 'malformed' : 'failed';
    await this.giveUp({
      stream,
      version,
      type,
      record: one.record,
      reason,
      detail: failure.message,
      attempts: ATTEMPTS,
    });
  }

  /** Null when it committed; the error when these records cannot be applied as they are. */
  private async attempt(incoming: readonly Incoming[], from: Source): Promise<Error | null> {
    return this.persist(async () => {
      const verdicts = await this.commit(incoming, from);
      const count = (verdict: Verdict) => verdicts.filter((v) => v === verdict).length;
      if (verdicts.includes('parked')) this.mayHaveParked = true;
      this.options.metrics.consumed({
        applied: count('applied'),
        repeated: count('repeated'),
        parked: count('parked'),
        deadLettered: 0,
      });
    });
  }

  private async giveUp(letter: DeadLetter): Promise<void> {
    const { service, logger, metrics } = this.options;
    const failure = await this.persist(async () => {
      const key = letter.record.key;
      await this.options.execute([
        { key, streams: [], cause: rootCause(letter.record), run: (work) => Promise.resolve(work.write(bury, letter)) },
      ]);
    });
    if (failure) throw failure;
    metrics.consumed({ applied: 0, repeated: 0, parked: 0, deadLettered: 1 });
    logger.error(
      {
        service,
        stream: letter.stream,
        version: letter.version,
        type: letter.type,
        reason: letter.reason,
        detail: letter.detail,
      },
      'record went to the dead letters',
    );
  }

  private async persist(work: () => Promise<void>): Promise<Error | null> {
    for (let wait = 50; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        await work();
        return null;
      } catch (thrown) {
        const error = rootOf(thrown) as Error;
        if (!isTransient(error)) return error;
        this.options.logger.warn(
          { service: this.options.service, error: error.message },
          'database is away, trying again',
        );
        await delay(wait, undefined, { signal: this.options.signal });
      }
    }
  }

  private async commit(incoming: readonly Incoming[], from: Source, resolution?: Resolution): Promise<Verdict[]> {
    const groups = [...Map.groupBy(incoming, ({ record }) => record.key)];
    const tasks = groups.map(([key, group]): Task<Verdict[]> => ({
      key,
      streams: this.streamsOf(group),
      cause: rootCause(group[0]!.record),
      ahead: producerStreams(group).map((stream) => question(seenVersion, stream)),
      run: (work) => this.handleInOrder(group, work, from, resolution),
    }));
    const { outcomes } = await this.options.execute(tasks);
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason as Error;
      return outcome.value;
    });
  }

  private streamsOf(group: readonly Incoming[]): StreamRef[] {
    return group.flatMap(({ event }) => {
      if (!event) return [];
      const own =
        event.fan === null ? [] : [{ ...subjectOf(event), stream: fanStream(this.options.service, event.fan) }];
      const handlers = this.options.subscriptions.handlersOf(event);
      return [...own, ...handlers.flatMap((handler) => handler.options.streams?.(event) ?? [])];
    });
  }

  private async handleInOrder(
    group: readonly Incoming[],
    work: Work,
    from: Source,
    resolution?: Resolution,
  ): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    const versions = new Map<string, number>();
    const moved = new Set<string>();
    for (const stream of producerStreams(group)) versions.set(stream, await work.ask(seenVersion, stream));
    for (const incoming of group) {
      const { stream, version } = incoming.envelope;
      const seen = versions.get(stream)!;
      if (version <= seen) verdicts.push('repeated');
      else if (version > seen + 1) {
        work.write(park, { stream, version, record: incoming.record });
        verdicts.push('parked');
      } else {
        await this.handle(incoming, work);
        versions.set(stream, version);
        moved.add(stream);
        verdicts.push('applied');
      }
      if (from === 'parked' && verdicts.at(-1) !== 'parked') work.write(unpark, { stream, version });
    }
    for (const stream of moved) work.write(markSeen, { stream, version: versions.get(stream)! });
    if (resolution) work.write(resolve, resolution);
    return verdicts;
  }

  private async handle({ envelope, event }: Incoming, work: Work): Promise<void> {
    const { subscriptions, keys } = this.options;
    if (subscriptions.isUnknownVersion(envelope))
      throw new MalformedRecord(`${envelope.type} is a version this release does not know: upgrade, then redrive`);
    if (!event) return;
    for (const handler of subscriptions.handlersOf(event)) {
      const data = await openData(handler.contract, event, keys);
      const received = { event, data, subject: subjectOf(event), work: causedBy(work, event) };
      await handler.handle(received as Received<EventContract>);
    }
  }
}

const producerStreams = (group: readonly Incoming[]): string[] => [
  ...new Set(group.map(({ envelope }) => envelope.stream)),
];

const rootCause = (record: LogRecord) => ({
  eventId: record.headers['ce_id'] ?? null,
  correlationId: record.headers['ce_correlationid'] ?? record.headers['ce_id'] ?? record.key,
  traceparent: record.headers['traceparent'] ?? null,
});

/** The same work, its appends caused by this event. */
function causedBy(work: Work, event: StoredEvent): Work {
  return work.causedBy({ eventId: event.id, correlationId: event.correlationId, traceparent: event.traceparent });
}
