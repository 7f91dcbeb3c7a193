import type { ConsumedRecord } from '../ports.js';
import type { Sql } from '../work.js';
import { placeOf, type TopicPartition } from './fair-share.js';

interface Position {
  next: bigint;
  committed: bigint;
}

/** The partitions a member holds and how far it has come in each. */
export class Holdings {
  private readonly positions = new Map<string, TopicPartition & Position>();

  constructor(
    private readonly sql: Sql,
    private readonly schema: string,
    private readonly group: string,
  ) {}

  get all(): readonly (TopicPartition & Readonly<Position>)[] {
    return [...this.positions.values()];
  }

  /** Takes over partitions that were just locked, from where the group committed last or from the beginning. */
  async add(places: readonly TopicPartition[]): Promise<void> {
    if (places.length === 0) return;
    const rows = await this.sql.query<TopicPartition & { offset: string }>(
      `select topic, partition, "offset" from "${this.schema}".consumer_offset
       where "group" = $1 and (topic, partition) in (select * from unnest($2::text[], $3::smallint[]))`,
      [this.group, ...columnsOf(places)],
    );
    const committed = new Map(rows.map((row) => [placeOf(row), BigInt(row.offset)]));
    for (const { topic, partition } of places) {
      const next = committed.get(placeOf({ topic, partition })) ?? 0n;
      this.positions.set(placeOf({ topic, partition }), { topic, partition, next, committed: next });
    }
  }

  remove(places: readonly TopicPartition[]): void {
    for (const place of places) this.positions.delete(placeOf(place));
  }

  /** The records were applied: the next ones are those after them. */
  advance(records: readonly ConsumedRecord[]): void {
    for (const record of records) {
      const position = this.positions.get(placeOf(record));
      if (position && record.offset >= position.next) position.next = record.offset + 1n;
    }
  }

  /** Writes what moved since the last time. */
  async commit(): Promise<void> {
    const moved = this.all.filter(({ next, committed }) => next > committed);
    if (moved.length === 0) return;
    const sent = moved.map(({ next }) => next);
    await this.sql.query(
      `insert into "${this.schema}".consumer_offset ("group", topic, partition, "offset")
       select $1, * from unnest($2::text[], $3::smallint[], $4::bigint[])
       on conflict ("group", topic, partition) do update set "offset" = excluded."offset", committed_at = clock_timestamp()`,
      [this.group, ...columnsOf(moved), sent.map(String)],
      'log-commit',
    );
    moved.forEach((position, i) => {
      const held = this.positions.get(placeOf(position));
      if (held && held.committed < sent[i]!) held.committed = sent[i]!;
    });
  }

  /** Records between the positions and the ends. */
  async lag(): Promise<number> {
    const [row] = await this.sql.query<{ lag: string | null }>(
      `select sum(greatest(p.next_offset - h.next, 0)) as lag
       from unnest($1::text[], $2::smallint[], $3::bigint[]) h(topic, partition, next)
       join "${this.schema}".partition p using (topic, partition)`,
      [...columnsOf(this.all), this.all.map(({ next }) => String(next))],
    );
    return Number(row!.lag ?? 0);
  }
}

export const columnsOf = (places: readonly TopicPartition[]): [string[], number[]] => [
  places.map(({ topic }) => topic),
  places.map(({ partition }) => partition),
];
