import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever starts a send locks the stream of the item it offers first: the row of the reply has to name the item. */
export class OfferedItems1764300000000 implements MigrationInterface {
  readonly name = 'OfferedItems1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dispatch add column item_id text;
      update dispatch d set item_id = f.state -> 'drafts' -> d.draft_id -> 'offer' ->> 'itemId'
      from facet f where f.stream = 'delivery:' || d.fan;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dispatch drop column item_id');
  }
}
