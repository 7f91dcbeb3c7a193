import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table has the name of what it holds: what a creator has set. */
export class CreatorSettings1764600000000 implements MigrationInterface {
  readonly name = 'CreatorSettings1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table desk rename to creator_settings');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table creator_settings rename to desk');
  }
}
