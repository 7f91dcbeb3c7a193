import { setTimeout as delay } from 'node:timers/promises';
import { fanStream, type EventContract, type ServiceName, type StoredEvent } from '@reprise/contracts';
import { halvesOf, rootOf } from '../append/group-commit.js';
import type { BatchResult } from '../append/batch.js';
import { MalformedRecord } from '../cloudevents.js';
import type { Received } from '../consumes.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { LogLogger, LogMetrics } from '../logger.js';
import { headerOf, type LogRecord } from '../ports.js';
import { isLockTableFull, isTooMuchAtOnce, isTransient, OutOfLocks } from '../sql.js';
import type { StreamRef } from '../streams.js';
import { question, type Task, type Work } from '../work.js';
import { checkpoint, moveCheckpoint, subjectOfStream, versionIn, type Versions } from './checkpoint.js';
import { addDeadLetter, resolve, type DeadLetter, type Resolution } from './dead-letters.js';
import type { Subscriptions } from './handlers.js';
import { openData, readIncoming, subjectOf, type Incoming, type Unplaced } from './incoming.js';
import { park, unpark } from './parked.js';

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
/** Others hold the locks of the server no longer than a batch takes. */
const FULL_WAIT_MS = 1_000;

/**
 * Applies records with effects in our own database, each once. Every record of a followed producer is checked
 * against the checkpoint of its stream: lower or equal is a repeat, the next one is handled, anything higher
 * waits in `parked`. A failing batch is rolled back and redone fan by fan, then record by record, or in halves where it
 * was too much for the server; the record that cannot be applied becomes a dead letter, and from then on its stream, and nothing else, waits behind it.
 */
export class ConsumeEngine {
  /** True until a look at the table found nothing parked. */
  mayHaveParked = true;
  /** While the past of a producer is read: what comes live of it is parked, and waits for nothing that is lost. */
  readsBeginning = false;

  constructor(private readonly options: EngineOptions) {}

  /** Resolves when everything is durable. Retries for ever while the database is away; rejects only when told to stop. */
  async apply(records: readonly LogRecord[], from: Source = 'log'): Promise<void> {
    const started = performance.now();
    const placed: Incoming[] = [];
    for (const record of records) {
      const read = readIncoming(record, this.options.subscriptions);
      if (read === null) await this.forget(record, from);
      else if (isPlaced(read)) placed.push(read);
      else await this.giveUp(letterOf(read, 1), from);
    }
    if (placed.length > 0) await this.applyAll(placed, from);
    this.options.metrics.batchSeconds((performance.now() - started) / 1000);
  }

  /** Applies one record and resolves its dead letter in the same transaction; throws what made it fail. */
  async redrive(record: LogRecord, resolution: Resolution): Promise<Verdict> {
    const read = readIncoming(record, this.options.subscriptions);
    if (read === null) throw new MalformedRecord('the service no longer follows its producer: skip it');
    if (read.flaw !== null) throw new MalformedRecord(read.flaw);
    const [verdict] = await this.commit([read as Incoming], 'log', resolution);
    return verdict!;
  }

  private async applyAll(incoming: readonly Incoming[], from: Source): Promise<void> {
    const failure = await this.attempt(incoming, from);
    if (!failure) return;
    if (incoming.length === 1) return this.applyStubborn(incoming[0]!, failure, from);
    for (const part of partsOf(incoming, failure)) await this.applyAll(part, from);
  }

  private async applyStubborn(one: Incoming, first: Error, from: Source): Promise<void> {
    let failure = first;
    let attempts = 1;
    for (; attempts < ATTEMPTS && !(failure instanceof MalformedRecord); attempts++) {
      const wait = isLockTableFull(failure) ? FULL_WAIT_MS : 50 * (attempts + 1);
      await delay(wait, undefined, { signal: this.options.signal });
      const again = await this.attempt([one], from);
      if (!again) return;
      failure = again;
    }
    const reason = failure instanceof MalformedRecord ? 'malformed' : 'failed';
    const { message } = isLockTableFull(failure) ? new OutOfLocks(failure) : failure;
    await this.giveUp({ ...letterOf(one, attempts), reason, detail: message }, from);
  }

  /** Null when it committed; the error when these records cannot be applied as they are. */
  private async attempt(incoming: readonly Incoming[], from: Source): Promise<Error | null> {
    const isTooMuch = incoming.length > 1 ? isTooMuchAtOnce : isLockTableFull;
    return this.persist(isTooMuch, async () => {
      const verdicts = await this.commit(incoming, from);
      const count = (verdict: Verdict) => verdicts.filter((v) => v === verdict).length;
      if (verdicts.includes('parked')) this.mayHaveParked = true;
      this.options.metrics.consumed({
        applied: count('applied'),
        repeated: count('repeated'),
        parked: count('parked'),
        deadLettered: count('deadLettered'),
      });
    });
  }

  private async giveUp(letter: DeadLetter, from: Source): Promise<void> {
    await this.write(letter.record, (work) => this.deadLetter(letter, work, from));
    this.options.metrics.consumed({ applied: 0, repeated: 0, parked: 0, deadLettered: 1 });
  }

  /** A record of a producer that is not followed waits for nothing. */
  private async forget(record: LogRecord, from: Source): Promise<void> {
    if (from === 'log') return;
    const place = { stream: headerOf(record, 'ce_stream')!, version: Number(headerOf(record, 'ce_sequence')) };
    await this.write(record, (work) => work.write(unpark, place));
  }

  private async write(record: LogRecord, write: (work: Work) => void): Promise<void> {
    const run = (work: Work) => Promise.resolve(write(work));
    const task = { key: record.key, streams: [], cause: rootCause(record), run };
    const never = () => false;
    const failure = await this.persist(never, async () => void (await this.options.execute([task])));
    if (failure) throw failure;
  }

  /** It leaves `parked`: what waits there is ready once its predecessor was consumed, and would be tried for ever. */
  private deadLetter(letter: DeadLetter, work: Work, from: Source): void {
    const { record, ...named } = letter;
    work.write(addDeadLetter, letter);
    if (from === 'parked' && letter.stream !== null)
      work.write(unpark, { stream: letter.stream, version: letter.version! });
    work.afterCommit(() =>
      this.options.logger.error(
        { service: this.options.service, id: record.headers['ce_id'], ...named },
        'record went to the dead letters',
      ),
    );
  }

  /** Tries again while the database is away or slow; an error it is told to end with, or one that would stay, is returned. */
  private async persist(endsWith: (error: Error) => boolean, work: () => Promise<void>): Promise<Error | null> {
    for (let wait = 50; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        await work();
        return null;
      } catch (thrown) {
        const error = rootOf(thrown) as Error;
        if (endsWith(error) || !isTransient(error)) return error;
        this.options.logger.warn(
          { service: this.options.service, error: error.message },
          'database is away or slow, trying again',
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
      prefetch: subjectsOf(group).map((subject) => question(checkpoint, subject)),
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
    const stored = new Map<string, Versions>();
    const moved = new Map<string, number>();
    for (const subject of subjectsOf(group)) stored.set(subject, await work.ask(checkpoint, subject));
    for (const incoming of group) {
      const { stream, version } = incoming;
      const consumed = moved.get(stream) ?? versionIn(stored.get(subjectOfStream(stream))!, stream);
      if (version <= consumed) verdicts.push('repeated');
      else if (version > consumed + 1) {
        work.write(park, { stream, version, record: incoming.record });
        verdicts.push('parked');
      } else if (incoming.flaw !== null) {
        this.deadLetter(letterOf(incoming, 1), work, from);
        verdicts.push('deadLettered');
      } else {
        await this.handle(incoming, work);
        moved.set(stream, version);
        verdicts.push('applied');
      }
      if (from === 'parked' && verdicts.at(-1) !== 'parked') work.write(unpark, { stream, version });
    }
    for (const [stream, version] of moved) work.write(moveCheckpoint, { stream, version });
    if (resolution) work.write(resolve, resolution);
    return verdicts;
  }

  private async handle({ event }: Incoming, work: Work): Promise<void> {
    const { subscriptions, keys } = this.options;
    if (!event) return;
    for (const handler of subscriptions.handlersOf(event)) {
      const data = await openData(handler.contract, event, keys);
      const received = { event, data, subject: subjectOf(event), work: causedBy(work, event) };
      await handler.handle(received as Received<EventContract>);
    }
  }
}

const isPlaced = (read: Incoming | Unplaced): read is Incoming => 'stream' in read;

const letterOf = (read: Incoming | Unplaced, attempts: number): DeadLetter => ({
  stream: isPlaced(read) ? read.stream : null,
  version: isPlaced(read) ? read.version : null,
  type: headerOf(read.record, 'ce_type') ?? null,
  record: read.record,
  reason: 'malformed',
  detail: read.flaw ?? '',
  attempts,
});

/** What a failed batch is redone in: fan by fan, then record by record; what was too much at once, in halves. */
function partsOf(incoming: readonly Incoming[], failure: Error): readonly (readonly Incoming[])[] {
  const fans = [...Map.groupBy(incoming, ({ record }) => record.key).values()];
  if (!isTooMuchAtOnce(failure)) return fans.length > 1 ? fans : incoming.map((one) => [one]);
  return fans.length > 1 ? halvesOf(fans).map((half) => half.flat()) : halvesOf(incoming);
}

const subjectsOf = (group: readonly Incoming[]): string[] => [
  ...new Set(group.map(({ stream }) => subjectOfStream(stream))),
];

const rootCause = (record: LogRecord) => ({
  eventId: headerOf(record, 'ce_id') ?? null,
  correlationId: headerOf(record, 'ce_correlationid') ?? headerOf(record, 'ce_id') ?? record.key,
  traceparent: headerOf(record, 'traceparent') ?? null,
});

/** The same work, its appends caused by this event. */
function causedBy(work: Work, event: StoredEvent): Work {
  return work.causedBy({ eventId: event.id, correlationId: event.correlationId, traceparent: event.traceparent });
}
