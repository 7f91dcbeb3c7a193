import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Checkpoint1764600000005 } from './migrations/checkpoint.js';
import { DeadLetterTenants1764600000001 } from './migrations/dead-letter-tenants.js';
import { RelayHeld1764600000002 } from './migrations/relay-held.js';
import { Subscription1764600000004 } from './migrations/subscription.js';

/**
 * The tables every service's schema has. `event` is the record of truth and the outbox at once; only the append
 * function writes it. JSON columns are `json`, not `jsonb`: what is published is byte for byte what was stored.
 */
export class EventLogTables1764000000000 implements MigrationInterface {
  readonly name = 'EventLogTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        tx xid8 not null default pg_current_xact_id(),
        row_id bigint generated always as identity,
        id uuid not null,
        stream text not null,
        version int not null,
        type text not null,
        tenant text not null,
        creator text not null,
        fan text,
        recorded_at timestamptz(3) not null,
        correlation_id text not null,
        causation_id text,
        traceparent text,
        topic_sequence int,
        data json not null,
        primary key (stream, version)
      );
      create index event_relay on event (tx, row_id);
      create table facet (
        stream text primary key,
        tenant text not null,
        creator text not null,
        fan text,
        version int not null,
        state json not null,
        topic_sequence int not null default 0,
        updated_at timestamptz not null default now()
      );
      create index facet_fan on facet (fan) where fan is not null;
      create table facet_row (
        stream text not null,
        collection text not null,
        id text not null,
        value json not null,
        primary key (stream, collection, id)
      );
      create table seen (stream text primary key, version int not null);
      create table parked (
        stream text not null,
        version int not null,
        record json not null,
        parked_at timestamptz not null default now(),
        primary key (stream, version)
      );
      create table dead_letter (
        id bigint generated always as identity primary key,
        stream text,
        version int,
        type text,
        key text not null,
        record json not null,
        reason text not null,
        detail text not null,
        attempts int not null,
        dead_at timestamptz not null default now(),
        published boolean not null default false,
        resolved_at timestamptz,
        resolution text
      );
      create unique index dead_letter_open on dead_letter (stream, version) where resolved_at is null;
      create index dead_letter_unpublished on dead_letter (id) where not published;
      create table relay (
        only_row boolean primary key default true check (only_row),
        tx xid8 not null default '0',
        row_id bigint not null default 0
      );
      insert into relay default values;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table relay, dead_letter, parked, seen, facet_row, facet, event');
  }
}

/**
 * Transaction ids order events within one PostgreSQL cluster only. An era is the life of these tables in one cluster: a
 * logical copy in another cluster begins the next, whatever numbers the transactions have there.
 */
export class OutboxEras1764600000003 implements MigrationInterface {
  readonly name = 'OutboxEras1764600000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table era (
        number int primary key,
        -- The system identifier of the cluster; null until the first process of this release looks.
        cluster bigint,
        began_at timestamptz not null default now()
      );
      insert into era (number) values (1);
      -- The default serves processes of the release before, which go on appending while this one is rolled out.
      alter table event add column era int not null default 1;
      alter table relay add column era int not null default 1;
      create index event_outbox on event (era, tx, row_id);
      drop index event_relay;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index event_relay on event (tx, row_id);
      alter table relay drop column era;
      alter table event drop column era;
      drop table era;
    `);
  }
}

/** The migrations of the log itself, to be listed before a service's own. */
export const eventLogMigrations = [
  EventLogTables1764000000000,
  DeadLetterTenants1764600000001,
  RelayHeld1764600000002,
  OutboxEras1764600000003,
  Subscription1764600000004,
  Checkpoint1764600000005,
] as const;
