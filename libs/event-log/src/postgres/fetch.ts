import type { ConsumedRecord } from '../ports.js';
import type { Sql } from '../work.js';
import { columnsOf } from './holdings.js';
import { placeOf, type TopicPartition } from './fair-share.js';

export interface RecordRow {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string;
}

export const toRecord = ({ offset, ...row }: RecordRow): ConsumedRecord => ({ ...row, offset: BigInt(offset) });

/** Reads what waits in all held partitions with one query, up to a bound, each partition in offset order. */
export class Fetcher {
  private turn = 0;
  /** In how many partitions the last fetch found anything; each of as many gets an equal part of the bound. */
  private busy: number | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly schema: string,
    private readonly maxBatch: number,
  ) {}

  async fetch(held: readonly (TopicPartition & { readonly next: bigint })[]): Promise<ConsumedRecord[]> {
    if (held.length === 0) return [];
    // Whoever is first gets its part even when the bound is reached: everybody is first in turn.
    const first = this.turn++ % held.length;
    const order = [...held.slice(first), ...held.slice(0, first)];
    const each = Math.ceil(this.maxBatch / Math.max(1, this.busy ?? held.length));
    const rows = await this.sql.query<RecordRow>(
      `select r.* from unnest($1::text[], $2::smallint[], $3::bigint[]) with ordinality as h(topic, partition, next, place)
       cross join lateral (
         select s.topic, s.partition, s."offset", s.key, s.headers, s.value from "${this.schema}".record s
         where s.topic = h.topic and s.partition = h.partition and s."offset" >= h.next
         order by s."offset" limit $4
       ) r order by h.place, r."offset" limit $5`,
      [...columnsOf(order), order.map(({ next }) => String(next)), each, this.maxBatch],
      'log-fetch',
    );
    const records = rows.map(toRecord);
    this.busy = new Set(records.map(placeOf)).size;
    return records;
  }
}
