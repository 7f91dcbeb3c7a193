import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a waiting job may stand for a reply: a reply that is due at once has none. */
export class Timers1764500000000 implements MigrationInterface {
  readonly name = 'Timers1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    // The default is for processes of the release before, which put a job for every reply.
    await runner.query('alter table dispatch add column timed boolean not null default true');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dispatch drop column timed');
  }
}
