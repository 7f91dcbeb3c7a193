import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { LogProducer, LogRecord } from '../ports.js';
import { isTransient, sqlOn } from '../sql.js';
import { partitionOf } from '../transport/partitions.js';
import { portionsOf } from '../transport/portions.js';
import { SerialSender } from '../transport/serial-sender.js';
import type { Sql } from '../work.js';
import { channelsOf } from './channels.js';
import { partitionCounts } from './topics.js';

const LIMITS = { records: 1_000, bytes: 4_000_000, recordBytes: 1_000_000 };
const RETRY = { first: 50, longest: 1_000, forMs: 40_000 };

/** Where the records of a send go, in their order. */
interface Places {
  readonly topics: string[];
  readonly partitions: number[];
}

/**
 * Appends in transactions. Offsets are given out under the lock of the partition's row, which is held until commit: they become
 * visible in order and without gaps, whoever else is sending.
 */
export class PostgresProducer implements LogProducer {
  private readonly sender = new SerialSender();
  private counts: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  async connect(): Promise<void> {
    await this.pool.query('select 1');
  }

  async send(records: readonly LogRecord[]): Promise<void> {
    const portions = portionsOf(records, LIMITS);
    await this.sender.run(async () => {
      for (const portion of portions) await this.append(portion);
    });
  }

  async close(): Promise<void> {
    await this.sender.idle();
  }

  /** Tries until the append is known to have happened; gives up after 40 s without a database. */
  private async append(records: readonly LogRecord[]): Promise<void> {
    const deadline = performance.now() + RETRY.forMs;
    let unknown: string | undefined;
    for (let wait = RETRY.first; ; wait = Math.min(wait * 2, RETRY.longest)) {
      const attempt = new Attempt();
      try {
        if (unknown !== undefined && (await this.committed(unknown))) return;
        unknown = undefined;
        return await this.transact(records, attempt);
      } catch (error) {
        // A connection lost in COMMIT leaves it open what happened; the transaction's number tells later.
        unknown ??= attempt.committing ? attempt.transaction : undefined;
        if (!isTransient(error) || performance.now() > deadline) throw error;
        await delay(wait);
      }
    }
  }

  private async transact(records: readonly LogRecord[], attempt: Attempt): Promise<void> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    try {
      const sql = sqlOn(client);
      const places = await this.placesOf(sql, records);
      await client.query('begin');
      const offsets = await this.lock(sql, places, attempt);
      await this.write(sql, records, places, offsets);
      attempt.committing = true;
      await client.query('commit');
    } catch (error) {
      await rollback(client).catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  private async placesOf(sql: Sql, records: readonly LogRecord[]): Promise<Places> {
    const topics = records.map(({ topic }) => topic);
    if (!topics.every((topic) => this.counts.has(topic)))
      this.counts = new Map([...this.counts, ...(await partitionCounts(sql, this.schema, [...new Set(topics)]))]);
    return { topics, partitions: records.map(({ topic, key }) => partitionOf(key, this.counts.get(topic)!)) };
  }

  /** Locks the partitions in one order everywhere, so that senders wait for each other but never in a circle. */
  private async lock(sql: Sql, { topics, partitions }: Places, attempt: Attempt): Promise<bigint[]> {
    const rows = await sql.query<{ topic: string; partition: number; next: string; tx: string }>(
      `select p.topic, p.partition, p.next_offset as next, pg_current_xact_id()::text as tx
       from "${this.schema}".partition p
       where (p.topic, p.partition) in (select * from unnest($1::text[], $2::smallint[]))
       order by p.topic, p.partition for update of p`,
      [topics, partitions],
      'log-lock',
    );
    attempt.transaction = rows[0]!.tx;
    const next = new Map(rows.map((row) => [`${row.topic}/${row.partition}`, BigInt(row.next)]));
    return topics.map((topic, i) => {
      const place = `${topic}/${partitions[i]}`;
      const offset = next.get(place)!;
      next.set(place, offset + 1n);
      return offset;
    });
  }

  private async write(
    sql: Sql,
    records: readonly LogRecord[],
    { topics, partitions }: Places,
    offsets: bigint[],
  ): Promise<void> {
    await sql.query(
      `with written as (
         insert into "${this.schema}".record (topic, partition, "offset", key, headers, value)
         select * from unnest($1::text[], $2::smallint[], $3::bigint[], $4::text[], $5::jsonb[], $6::text[])
         returning topic, partition, "offset"
       ), ends as (
         select topic, partition, max("offset") + 1 as next from written group by topic, partition
       ), moved as (
         update "${this.schema}".partition p set next_offset = e.next from ends e
         where p.topic = e.topic and p.partition = e.partition
       )
       select pg_notify($7, topic) from ends group by topic`,
      [
        topics,
        partitions,
        offsets.map(String),
        records.map(({ key }) => key),
        records.map(({ headers }) => JSON.stringify(headers)),
        records.map(({ value }) => value),
        channelsOf(this.schema).records,
      ],
      'log-write',
    );
  }

  private async committed(transaction: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ status: string | null }>('select pg_xact_status($1::xid8) as status', [
      transaction,
    ]);
    if (rows[0]!.status === 'in progress') throw new StillInProgress();
    return rows[0]!.status === 'committed';
  }
}

class Attempt {
  /** The number of the transaction, once it has one. */
  transaction: string | undefined;
  committing = false;
}

/** The server has not noticed yet that the connection of the commit is gone. */
class StillInProgress extends Error {
  /** SQLSTATE of "lock not available": worth asking again. */
  readonly code = '55P03';
}

const rollback = (client: PoolClient) => client.query('rollback');
