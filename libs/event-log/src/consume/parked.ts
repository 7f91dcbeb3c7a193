import type { Sql, Writer } from '../work.js';
import { plainRecord, type LogRecord } from '../ports.js';
import { tableWriter } from '../table-writer.js';
import { versionConsumed, type StreamVersion } from './checkpoint.js';

export interface Parked extends StreamVersion {
  readonly record: LogRecord;
}

/** Records that came before their predecessor wait here; the same record again changes nothing. */
export const park = tableWriter<Parked>({
  table: 'parked',
  columns: {
    stream: ['text', (row) => row.stream],
    version: ['int', (row) => row.version],
    record: ['json', (row) => plainRecord(row.record)],
  },
  conflict: 'on conflict do nothing',
});

export const unpark: Writer<StreamVersion> = {
  name: 'unpark',
  async flush(rows, sql) {
    await sql.query(
      `delete from parked p using unnest($1::text[], $2::int[]) u(stream, version)
       where p.stream = u.stream and p.version <= u.version`,
      [rows.map((r) => r.stream), rows.map((r) => r.version)],
      'log-unpark',
    );
  },
};

/** Parked records that can be consumed now, one behind the other in each stream. */
export async function readyParked(sql: Sql, limit: number): Promise<LogRecord[]> {
  const rows = await sql.query<{ record: LogRecord }>(
    `select p.record from (
       select stream, version, record, row_number() over (partition by stream order by version) as place from parked
     ) p
     where p.version <= ${versionConsumed('p.stream')} + p.place order by p.stream, p.version limit $1`,
    [limit],
  );
  return rows.map((row) => row.record);
}

/** Streams in which records have waited for a minute, and no dead letter of the stream says why. Some, when there are many. */
export async function unexplainedGaps(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ stream: string }>(
    `select stream from parked p
     where not exists (select from dead_letter d where d.stream = p.stream and d.resolved_at is null
       and d.version > ${versionConsumed('p.stream')})
     group by stream having min(parked_at) < now() - interval '1 minute' limit 1000`,
  );
  return rows.map(({ stream }) => stream);
}

export async function parkedCount(sql: Sql): Promise<{ count: number; oldestSeconds: number }> {
  const [row] = await sql.query<{ count: number; oldest: number }>(
    'select count(*)::int as count, coalesce(extract(epoch from now() - min(parked_at)), 0)::float8 as oldest from parked',
  );
  return { count: row!.count, oldestSeconds: row!.oldest };
}
