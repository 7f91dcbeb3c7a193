import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which fans are one person and which creators allow preferences to be known across them. An ended link keeps its row. */
export class MemorySharing1764400000000 implements MigrationInterface {
  readonly name = 'MemorySharing1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fan_link (
        fan text not null,
        other_fan text not null,
        tenant text not null,
        creator text not null,
        other_creator text not null,
        event_id text,
        primary key (fan, other_fan)
      );
      create table sharing (
        creator text primary key,
        tenant text not null,
        preferences boolean not null,
        event_id text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fan_link, sharing');
  }
}
