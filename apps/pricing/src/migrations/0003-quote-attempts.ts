import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A proposal whose price could not be decided waits for its next attempt, and others go before it. */
export class QuoteAttempts1764400000000 implements MigrationInterface {
  readonly name = 'QuoteAttempts1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person_quote
        add column attempts int not null default 0,
        add column next_at timestamptz not null default now();
      create index person_quote_next on person_quote (next_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person_quote drop column attempts, drop column next_at');
  }
}
