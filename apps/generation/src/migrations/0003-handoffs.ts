import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `handoff` lists who asked for a person, and what became of it. */
export class Handoffs1764500000000 implements MigrationInterface {
  readonly name = 'Handoffs1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handoff (
        handoff_id text primary key,
        seq bigint generated always as identity unique,
        tenant text not null,
        creator text not null,
        fan text not null,
        reason text not null,
        requested_at timestamptz(3) not null,
        claimed_by text,
        claimed_at timestamptz(3),
        taken_at timestamptz(3),
        released_by text,
        released_at timestamptz(3),
        overdue_at timestamptz(3)
      );
      create index handoff_tenant on handoff (tenant, seq);
      create index handoff_unclaimed on handoff (requested_at) where claimed_at is null and released_at is null and overdue_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table handoff');
  }
}
