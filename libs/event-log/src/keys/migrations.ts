import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One table of wrapped keys for the whole installation: a destroyed key makes a fan's text unreadable everywhere. Installations of
 * the first release have the first table, without a list of migrations.
 */
export class KeyTables1764000000000 implements MigrationInterface {
  readonly name = 'KeyTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table if not exists fan_key (
        tenant text not null,
        fan text not null,
        epoch int not null,
        wrapped bytea,
        created_at timestamptz not null default now(),
        destroyed_at timestamptz,
        primary key (tenant, fan, epoch)
      );
      create table if not exists ring (
        only_row boolean primary key default true check (only_row),
        destroyed bigint not null default 0
      );
      insert into ring default values on conflict do nothing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fan_key, ring');
  }
}

/** The migrations of the schema `keys`. */
export const keyMigrations = [KeyTables1764000000000] as const;
