import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events the relay holds back: the first of a stream that makes no record, and what follows it there. */
export class RelayHeld1764600000002 implements MigrationInterface {
  readonly name = 'RelayHeld1764600000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table relay_held (
        stream text not null,
        version int not null,
        reason text not null,
        held_at timestamptz not null default now(),
        primary key (stream, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table relay_held');
  }
}
