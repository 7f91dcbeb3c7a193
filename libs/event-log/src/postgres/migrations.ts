import type pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrateSchema } from '../migrate.js';

/** Topics, records, consumer groups. Logs of the first release have the tables, listed in another way. */
export class LogTables1764000000000 implements MigrationInterface {
  readonly name = 'LogTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table if not exists topic (
        name text primary key,
        partitions smallint not null check (partitions > 0),
        retention_ms bigint not null
      );
      -- Updated by every send: room on the page keeps these updates off the index.
      create table if not exists partition (
        topic text not null references topic,
        partition smallint not null,
        next_offset bigint not null default 0,
        primary key (topic, partition)
      ) with (fillfactor = 40);
      create table if not exists record (
        topic text not null,
        partition smallint not null,
        "offset" bigint not null,
        key text not null,
        headers jsonb not null,
        value text not null,
        appended_at timestamptz not null default clock_timestamp(),
        primary key (topic, partition, "offset")
      );
      create index if not exists record_key on record (key, topic, "offset");
      create table if not exists consumer_offset (
        "group" text not null,
        topic text not null,
        partition smallint not null,
        "offset" bigint not null,
        committed_at timestamptz not null default clock_timestamp(),
        primary key ("group", topic, partition)
      ) with (fillfactor = 40);
      create table if not exists member (
        "group" text not null,
        member uuid not null,
        topics text[] not null,
        heartbeat timestamptz not null default clock_timestamp(),
        primary key ("group", member)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table member, consumer_offset, record, partition, topic');
  }
}

const logMigrations = [LogTables1764000000000] as const;

/** Creates or updates the schema of the log. */
export const migrateLog = (connection: pg.ClientConfig, schema: string): Promise<readonly string[]> =>
  migrateSchema(connection, schema, logMigrations, withoutNumbers(schema));

/** The first release listed what ran by numbers, in a table of the same name. */
const withoutNumbers = (schema: string): string => `
  do $$ begin
    if exists (select from information_schema.columns
               where table_schema = '${schema}' and table_name = 'migration' and column_name = 'number')
    then drop table "${schema}".migration; end if;
  end $$`;
