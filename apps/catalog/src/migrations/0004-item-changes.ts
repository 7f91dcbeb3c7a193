import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every change of an item has a number, higher than those of all changes committed before it: writers of items take
 * turns. Who holds a vault in memory asks for what came after the highest number it knows.
 */
export class ItemChanges1764400000000 implements MigrationInterface {
  readonly name = 'ItemChanges1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence item_change;
      alter table item add column changed bigint not null default nextval('item_change');
      create index item_changes on item (creator, changed);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table item drop column changed; drop sequence item_change');
  }
}
