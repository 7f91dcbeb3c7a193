import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `address` is where a fan is reached. `dispatch` holds one row for each reply without an outcome: what is known of
 * the attempts to send it. It is work in hand, not history: the row goes when the outcome is recorded.
 */
export class DeliveryTables1764200000000 implements MigrationInterface {
  readonly name = 'DeliveryTables1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table address (
        fan text primary key,
        tenant text not null,
        creator text not null,
        platform text not null,
        connection text not null,
        platform_creator_id text not null,
        platform_fan_id text not null
      );
      create table dispatch (
        draft_id text primary key,
        tenant text not null,
        creator text not null,
        fan text not null,
        deadline timestamptz(3) not null,
        next_at timestamptz(3) not null,
        attempts int not null,
        started_at timestamptz(3),
        in_flight boolean not null,
        wording_id text,
        correlation_id text not null,
        caused_by text not null,
        traceparent text
      );
      create index dispatch_fan on dispatch (fan);
      create index dispatch_next on dispatch (next_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dispatch, address');
  }
}
