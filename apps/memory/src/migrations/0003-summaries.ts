import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Summaries as they can be read and recalled; and what a concluded fact rests on. */
export class MemorySummaries1764300000000 implements MigrationInterface {
  readonly name = 'MemorySummaries1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table summary (
        fan text not null,
        summary_id text not null,
        tenant text not null,
        level smallint not null,
        messages int not null,
        observations jsonb not null,
        first_message_id text not null,
        last_message_id text not null,
        from_at timestamptz(3) not null,
        to_at timestamptz(3) not null,
        summarizer text not null,
        replaced_by text,
        recorded_at timestamptz(3) not null,
        seq bigint generated always as identity,
        primary key (fan, summary_id)
      );
      create index summary_live on summary (fan, seq) where replaced_by is null;
      alter table fact add column derived_from jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fact drop column derived_from; drop table summary');
  }
}
