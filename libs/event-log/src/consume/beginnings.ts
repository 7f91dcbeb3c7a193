import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@reprise/contracts';
import type { Pool } from 'pg';
import { hash32 } from '@reprise/event-sourcing';
import { envelopeOf, MalformedRecord } from '../cloudevents.js';
import type { StartRule } from '../consumes.js';
import type { LogLogger } from '../logger.js';
import { headerOf, type ConsumedRecord, type LogTransport } from '../ports.js';
import { checkOut, inTransaction, isTransient, sqlOn } from '../sql.js';
import type { Sql } from '../work.js';
import { moveCheckpoint, type StreamVersion } from './checkpoint.js';
import type { ConsumeEngine } from './engine.js';
import { producerOf, type Subscriptions } from './handlers.js';
import { unexplainedGaps } from './parked.js';

export interface BeginningsOptions {
  readonly service: ServiceName;
  readonly subscriptions: Subscriptions;
  readonly transport: LogTransport;
  readonly pool: Pool;
  readonly engine: ConsumeEngine;
  readonly logger: LogLogger;
  /** Parked records may be ready now. */
  wakeParked(): void;
  /** Ends waiting for a log or a database that is away. */
  readonly signal: AbortSignal;
}

const LOCK = hash32('reprise.beginnings');
const MAX_BATCH = 500;
const GAPS_MS = { first: 60_000, longest: 3_600_000 };
const RETRY_MS = { first: 250, longest: 5_000 };

/**
 * Where a service begins with a producer it did not follow before, whose past its group has passed over long ago. By
 * rule `now` the past is noted, before the service joins its group: each stream goes on behind its last version in the
 * log. By rule `beginning` the log is read from its beginning, while the group goes on: versions keep the two apart, and
 * what comes live before its turn is parked. The rule is applied once; then the producer is followed for good.
 */
export class Beginnings {
  constructor(private readonly options: BeginningsOptions) {}

  /** Before the service joins its group. The group of a service that follows nobody yet reads everything by itself. */
  async beforeJoining(): Promise<void> {
    await this.persist(async () => {
      const sql = sqlOn(this.options.pool);
      const { producers } = this.options.subscriptions;
      const { rowCount } = await this.options.pool.query('select 1 from subscription limit 1');
      // One that was left for a while and comes back begins by its rule again.
      await sql.query('delete from subscription where not producer = any($1::text[])', [[...producers]]);
      if (rowCount === 0) await this.follow(sql, this.byRule('beginning', producers));
      await this.exclusively(async () => {
        const news = this.byRule('now', await this.unfollowed(sql));
        if (news.length === 0) return;
        this.say(news, 'begins to follow a producer now: the versions its streams have are noted');
        await this.read(of(news), (records) => this.note(records));
        await this.follow(sql, news);
      });
    });
  }

  /** Beside the group, once the service has joined it. */
  async besideTheGroup(): Promise<void> {
    await this.persist(async () => {
      const sql = sqlOn(this.options.pool);
      if ((await this.unfollowed(sql)).length === 0) return;
      await this.exclusively(async () => {
        const news = await this.unfollowed(sql);
        if (news.length === 0) return;
        this.say(news, 'begins to follow a producer: the log is read from its beginning');
        this.options.engine.readsBeginning = true;
        try {
          await this.read(of(news), (records) => this.options.engine.apply(records));
          await this.follow(sql, news);
        } finally {
          this.options.engine.readsBeginning = false;
        }
        this.options.wakeParked();
        this.say(news, 'has read the log from its beginning');
      });
    });
  }

  /**
   * Looks for records that wait for one that no dead letter explains, and reads the log for what is missing: a process of
   * the release before, in the same group, passes over a producer that it does not follow yet. Returns how many waited.
   */
  async closeGaps(): Promise<number> {
    const sql = sqlOn(this.options.pool);
    const gaps = new Set(await unexplainedGaps(sql));
    if (gaps.size === 0) return 0;
    this.options.logger.warn(
      { service: this.options.service, streams: gaps.size },
      'records wait for others that did not come: the log is read for them',
    );
    await this.exclusively(() =>
      this.read(
        (record) => gaps.has(headerOf(record, 'ce_stream') ?? ''),
        (records) => this.options.engine.apply(records),
      ),
    );
    this.options.wakeParked();
    return gaps.size;
  }

  /** Again and again until the signal, less often while it does not help. */
  async watchGaps(): Promise<void> {
    const { signal } = this.options;
    let before = 0;
    for (let wait = GAPS_MS.first; !signal.aborted;) {
      await delay(wait, undefined, { signal }).catch(() => undefined);
      let waiting = 0;
      await this.persist(async () => void (waiting = await this.closeGaps()));
      wait = waiting > 0 && waiting === before ? Math.min(wait * 2, GAPS_MS.longest) : GAPS_MS.first;
      before = waiting;
    }
  }

  private async unfollowed(sql: Sql): Promise<string[]> {
    const rows = await sql.query<{ producer: string }>(
      'select producer from subscription where followed_at is not null',
    );
    const followed = new Set(rows.map(({ producer }) => producer));
    return [...this.options.subscriptions.producers].filter((producer) => !followed.has(producer));
  }

  private byRule(rule: StartRule, producers: Iterable<string>): string[] {
    return [...producers].filter((producer) => this.options.subscriptions.startOf(producer) === rule);
  }

  private async follow(sql: Sql, producers: readonly string[]): Promise<void> {
    await sql.query(
      `insert into subscription (producer, followed_at) select p, now() from unnest($1::text[]) p
       on conflict (producer) do update set followed_at = excluded.followed_at`,
      [producers],
    );
  }

  /** Every topic the service reads, from its beginning to the end it has now, in the order of each stream. */
  private async read(
    isWanted: (record: ConsumedRecord) => boolean,
    use: (records: readonly ConsumedRecord[]) => Promise<void>,
  ): Promise<void> {
    const reader = this.options.transport.reader();
    const close = () => void reader.close();
    this.options.signal.addEventListener('abort', close);
    try {
      for (const topic of this.options.subscriptions.topics)
        for await (const page of reader.read(topic)) {
          const records = page.filter(isWanted);
          for (let at = 0; at < records.length; at += MAX_BATCH) await use(records.slice(at, at + MAX_BATCH));
        }
    } finally {
      this.options.signal.removeEventListener('abort', close);
      await reader.close();
    }
  }

  private async note(records: readonly ConsumedRecord[]): Promise<void> {
    const versions = records.flatMap(placeOf);
    await inTransaction(this.options.pool, async (sql) => void (await moveCheckpoint.flush(versions, sql)));
  }

  /** One process of the service at a time. The lock ends with its connection. */
  private async exclusively(body: () => Promise<void>): Promise<void> {
    const { client, release } = await checkOut(this.options.pool);
    let failure: Error | undefined;
    try {
      const lock = [LOCK, hash32(this.options.service)];
      const tried = async () => (await client.query<{ mine: boolean }>(TRY_LOCK, lock)).rows[0]!.mine;
      while (!(await tried())) await delay(RETRY_MS.first, undefined, { signal: this.options.signal });
      await body();
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch((error: Error) => (failure ??= error));
      release(failure);
    }
  }

  private async persist(work: () => Promise<void>): Promise<void> {
    const { service, logger, signal } = this.options;
    for (let wait = RETRY_MS.first; ; wait = Math.min(wait * 2, RETRY_MS.longest)) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) return;
        if (!isTransient(error) && !isOfTheBroker(error)) throw error;
        logger.warn(
          { service, error: (error as Error).message },
          'the beginning of a subscription waits, trying again',
        );
      }
      await delay(wait, undefined, { signal });
    }
  }

  private say(producers: readonly string[], message: string): void {
    this.options.logger.info({ service: this.options.service, producers }, message);
  }
}

const of = (producers: readonly string[]) => {
  const wanted = new Set(producers);
  return (record: ConsumedRecord) => wanted.has(producerOf(headerOf(record, 'ce_stream') ?? ''));
};

const TRY_LOCK = 'select pg_try_advisory_lock($1, $2) as mine';

const isOfTheBroker = (error: unknown): boolean => error instanceof Error && error.name.startsWith('KafkaJS');

/** None for a record that is no event of ours: it has no place in a stream. */
function placeOf(record: ConsumedRecord): StreamVersion[] {
  try {
    const { stream, version } = envelopeOf(record);
    return [{ stream, version }];
  } catch (error) {
    if (error instanceof MalformedRecord) return [];
    throw error;
  }
}
