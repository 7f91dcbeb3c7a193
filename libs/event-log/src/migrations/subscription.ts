import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The producers a service follows. Those it had consumed from, or failed at, when this came are followed already. */
export class Subscription1764600000004 implements MigrationInterface {
  readonly name = 'Subscription1764600000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table subscription (
        producer text primary key,
        followed_at timestamptz
      );
      insert into subscription (producer, followed_at)
        select distinct split_part(stream, ':', 1), now()
        from (select stream from seen union all select stream from parked union all select stream from dead_letter) met
        where stream is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table subscription');
  }
}
