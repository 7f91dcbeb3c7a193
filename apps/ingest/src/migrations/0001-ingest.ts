import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IngestTables1764200000000 implements MigrationInterface {
  readonly name = 'IngestTables1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook (
        connection text not null,
        webhook_id text not null,
        accepted_at timestamptz not null default now(),
        primary key (connection, webhook_id)
      );
      create index webhook_age on webhook (accepted_at);
      create table money_id (
        tenant text not null,
        platform text not null,
        kind text not null,
        id text not null,
        fan text not null,
        primary key (tenant, platform, kind, id)
      );
      create table quarantine (
        id bigint generated always as identity primary key,
        tenant text not null,
        connection text not null,
        webhook_id text not null,
        reason text not null,
        detail text not null,
        sealed_body bytea not null,
        received_at timestamptz not null default now(),
        expires_at timestamptz not null default now() + interval '30 days',
        unique (connection, webhook_id)
      );
      create index quarantine_expiry on quarantine (expires_at);
      create table creator (
        tenant text not null,
        platform text not null,
        platform_creator_id text not null,
        creator text not null,
        connection text not null,
        name text not null,
        archetype text not null,
        registered_at timestamptz(3) not null,
        primary key (tenant, platform, platform_creator_id)
      );
      create table fan (
        fan text primary key,
        tenant text not null,
        creator text not null,
        platform text not null,
        platform_creator_id text not null,
        platform_fan_id text not null,
        fan_name text,
        last_seen_at timestamptz(3) not null
      );
      create index fan_list on fan (tenant, creator, last_seen_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fan, creator, quarantine, money_id, webhook');
  }
}
