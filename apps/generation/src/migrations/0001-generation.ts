import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `open_turn` holds the turns without a reply yet: few, whatever the age of the conversations. */
export class GenerationTables1764300000000 implements MigrationInterface {
  readonly name = 'GenerationTables1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table desk (
        creator text primary key,
        tenant text not null,
        name text,
        archetype text,
        persona json,
        machine json,
        mode text
      );
      create table open_turn (
        turn_id text primary key,
        tenant text not null,
        creator text not null,
        fan text not null,
        deadline timestamptz(3) not null
      );
      create index open_turn_deadline on open_turn (deadline);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table open_turn, desk');
  }
}
