import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `consent` is who agreed to be shown, one row a person and creator; `pending` until every item that shows them was
 * looked at again. `item_person` says who is in an item. An item is `suspended` while somebody in it has no consent on record.
 * Every import counts the words of its items: with room on their pages, rows of `vocabulary` change in place and their trigram index does not grow.
 */
export class Consents1764300000000 implements MigrationInterface {
  readonly name = 'Consents1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent (
        creator text not null,
        person text not null,
        tenant text not null,
        version int not null,
        on_record boolean not null,
        reference text not null,
        covers text[] not null,
        pending boolean not null,
        changed_at timestamptz(3) not null,
        primary key (creator, person)
      );
      create index consent_pending on consent (changed_at) where pending;
      create table item_person (
        creator text not null,
        item_id text not null,
        person text not null,
        primary key (creator, item_id, person)
      );
      create index items_of_person on item_person (creator, person, item_id);
      insert into item_person (creator, item_id, person)
        select distinct creator, item_id, person from item, json_array_elements_text(record -> 'consents') person;
      alter table vocabulary set (fillfactor = 50);
      alter table item add column suspended boolean not null default false;
      alter table item alter column sellable set expression as (not withdrawn and not suspended and price_minor > 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table item alter column sellable set expression as (not withdrawn and price_minor > 0);
      alter table item drop column suspended;
      drop table item_person, consent;
      alter table vocabulary reset (fillfactor)`);
  }
}
