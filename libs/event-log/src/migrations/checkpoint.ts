import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row a subject with a map of versions by producer, where there was one row a stream. */
export class Checkpoint1764600000005 implements MigrationInterface {
  readonly name = 'Checkpoint1764600000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever moves a row meanwhile moves it before it is read, or not at all.
      lock table seen in access exclusive mode;
      create table checkpoint (subject text primary key, versions jsonb not null);
      insert into checkpoint (subject, versions)
        select substr(stream, strpos(stream, ':') + 1), jsonb_object_agg(split_part(stream, ':', 1), version)
        from seen group by 1;
      drop table seen;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table seen (stream text primary key, version int not null);
      insert into seen select v.key || ':' || subject, v.value::int from checkpoint, jsonb_each(versions) v;
      drop table checkpoint;
    `);
  }
}
