import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `held_message` says when a message that waits for room in its fan’s budget is looked at again: one row a fan at most. */
export class HeldMessages1764400000000 implements MigrationInterface {
  readonly name = 'HeldMessages1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table held_message (
        fan text primary key,
        tenant text not null,
        creator text not null,
        until timestamptz(3) not null
      );
      create index held_message_until on held_message (until);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table held_message');
  }
}
