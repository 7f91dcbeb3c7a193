import type { Pool } from 'pg';
import { inTransaction } from '../sql.js';

export interface LogMigration {
  /** 1, 2, 3, …: applied in this order, each once. */
  readonly number: number;
  readonly name: string;
  /** Unqualified names; run with the log's schema as search path. */
  readonly sql: string;
}

/** The tables of the log. Never edited once released: what comes later is a new number. */
export const logMigrations: readonly LogMigration[] = [
  {
    number: 1,
    name: 'topics, records, consumer groups',
    sql: `
      create table topic (
        name text primary key,
        partitions smallint not null check (partitions > 0),
        retention_ms bigint not null
      );
      -- Updated by every send: room on the page keeps these updates off the index.
      create table partition (
        topic text not null references topic,
        partition smallint not null,
        next_offset bigint not null default 0,
        primary key (topic, partition)
      ) with (fillfactor = 40);
      create table record (
        topic text not null,
        partition smallint not null,
        "offset" bigint not null,
        key text not null,
        headers jsonb not null,
        value text not null,
        appended_at timestamptz not null default clock_timestamp(),
        primary key (topic, partition, "offset")
      );
      create index record_key on record (key, topic, "offset");
      create table consumer_offset (
        "group" text not null,
        topic text not null,
        partition smallint not null,
        "offset" bigint not null,
        committed_at timestamptz not null default clock_timestamp(),
        primary key ("group", topic, partition)
      ) with (fillfactor = 40);
      create table member (
        "group" text not null,
        member uuid not null,
        topics text[] not null,
        heartbeat timestamptz not null default clock_timestamp(),
        primary key ("group", member)
      );`,
  },
];

/** Creates or updates the schema of the log. Safe to repeat and to run from several processes at once. */
export async function migrateLog(pool: Pool, schema: string): Promise<void> {
  if (await isCurrent(pool, schema)) return;
  await inTransaction(pool, async (sql) => {
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`reprise.log.migration ${schema}`]);
    await sql.query(`create schema if not exists "${schema}"`);
    await sql.query(`set local search_path to "${schema}"`);
    await sql.query(`create table if not exists migration (
      number int primary key, name text not null, applied_at timestamptz not null default clock_timestamp())`);
    const applied = await sql.query<{ number: number }>('select number from migration');
    for (const { number, name, sql: statements } of logMigrations) {
      if (applied.some((row) => row.number === number)) continue;
      await sql.query(statements);
      await sql.query('insert into migration (number, name) values ($1, $2)', [number, name]);
    }
  });
}

/** So that a service whose role may not create anything can start on a schema that is complete. */
async function isCurrent(pool: Pick<Pool, 'query'>, schema: string): Promise<boolean> {
  const table = await pool.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `"${schema}".migration`,
  ]);
  if (!table.rows[0]!.there) return false;
  const last = await pool.query<{ number: number }>(`select max(number) as number from "${schema}".migration`);
  return last.rows[0]!.number === logMigrations.at(-1)!.number;
}
