import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A message is found by its words and by its themes, which are lexemes beside the words (`#pets`), so that one index-free
 * scan of the fan's rows serves both. Messages stored before have no themes until they are projected again.
 * The names are how a question tells who wrote what it asks for.
 */
export class MemoryThemes1764200000000 implements MigrationInterface {
  readonly name = 'MemoryThemes1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message add column themes text[] not null default '{}', drop column terms;
      alter table message add column terms tsvector not null
        generated always as (to_tsvector('english', text) || array_to_tsvector(themes)) stored;
      alter table conversation add column fan_name text, add column creator_name text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table conversation drop column fan_name, drop column creator_name;
      alter table message drop column terms, drop column themes;
      alter table message add column terms tsvector not null generated always as (to_tsvector('english', text)) stored;
    `);
  }
}
