import type { Pool } from 'pg';
import type { ConsumedRecord, LogReader } from '../ports.js';
import { partitionOf } from '../transport/partitions.js';
import { sqlOn } from '../sql.js';
import { type RecordRow, toRecord } from './fetch.js';
import { partitionCounts } from './topics.js';

const PAGE = 1_000;

/** Reads by pages of the primary key, one partition after the other, up to the ends at the start. One page is in memory. */
export class PostgresReader implements LogReader {
  private closed = false;

  constructor(
    private readonly pool: Pool,
    private readonly schema: string,
  ) {}

  async *read(topic: string, { key }: { readonly key?: string } = {}): AsyncGenerator<readonly ConsumedRecord[]> {
    const sql = sqlOn(this.pool);
    const counts = await partitionCounts(sql, this.schema, [topic]);
    const wanted = key === undefined ? undefined : partitionOf(key, counts.get(topic)!);
    const ends = await sql.query<{ partition: number; next: string }>(
      `select p.partition, p.next_offset as next from "${this.schema}".partition p where p.topic = $1 order by p.partition`,
      [topic],
    );
    for (const { partition, next } of ends) {
      if (wanted !== undefined && wanted !== partition) continue;
      yield* this.pages({ topic, partition, key, end: BigInt(next) });
    }
  }

  async count(topic: string): Promise<number> {
    const [sum] = await sqlOn(this.pool).query<{ records: string }>(
      `select coalesce(sum(p.next_offset), 0) as records from "${this.schema}".partition p where p.topic = $1`,
      [topic],
    );
    return Number(sum!.records);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  private async *pages(range: Range): AsyncGenerator<readonly ConsumedRecord[]> {
    const sql = sqlOn(this.pool);
    const { topic, partition, key, end } = range;
    for (let from = 0n; from < end;) {
      if (this.closed) throw new Error('the reader was closed');
      const values = [topic, partition, String(from), String(end), PAGE];
      const rows = await sql.query<RecordRow>(
        `select r.topic, r.partition, r."offset", r.key, r.headers, r.value from "${this.schema}".record r
         where r.topic = $1 and r.partition = $2 and r."offset" >= $3::bigint and r."offset" < $4::bigint
           ${key === undefined ? '' : 'and r.key = $6'}
         order by r."offset" limit $5`,
        key === undefined ? values : [...values, key],
      );
      if (rows.length === 0) return;
      const records = rows.map(toRecord);
      from = records.at(-1)!.offset + 1n;
      yield records;
    }
  }
}

interface Range {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | undefined;
  readonly end: bigint;
}
