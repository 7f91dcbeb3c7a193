import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A send the platform has not seen may still arrive for a while after its latest attempt, whose time has to be known. */
export class Attempts1764400000000 implements MigrationInterface {
  readonly name = 'Attempts1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dispatch add column attempted_at timestamptz(3), add column not_seen boolean not null default false;
      update dispatch set attempted_at = now() where in_flight;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dispatch drop column attempted_at, drop column not_seen');
  }
}
