import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `item` is the vault, one row an item. `vocabulary` and `vault` count what can be sold, kept in step by the writer of
 * `item`: which words are rare, and how long records are, is then known to a search without looking.
 * The pending lists of the GIN indexes are short: every search reads them whole, and right after an import they are full.
 */
export class CatalogTables1764100000000 implements MigrationInterface {
  readonly name = 'CatalogTables1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gin with schema public;
      create extension if not exists pg_trgm with schema public;
      create table item (
        creator text not null,
        item_id text not null,
        seq bigint generated always as identity,
        tenant text not null,
        version int not null,
        title text not null,
        description text not null,
        tags text[] not null,
        kind text,
        part_of text,
        sequence int,
        price_minor bigint not null,
        currency text not null,
        record json not null,
        withdrawn boolean not null default false,
        withdrawn_reason text,
        sellable boolean not null generated always as (not withdrawn and price_minor > 0) stored,
        terms tsvector not null,
        words int not null generated always as (length(terms)) stored,
        updated_at timestamptz(3) not null,
        primary key (creator, item_id)
      );
      create index item_terms on item using gin (creator, terms) with (gin_pending_list_limit = 1024) where sellable;
      create index item_newest on item (creator, seq desc) where sellable;
      create index item_parts on item (creator, part_of, sequence) where part_of is not null and sellable;
      create index item_of_tenant on item (tenant, item_id);
      create table vocabulary (
        creator text not null,
        lexeme text not null,
        items int not null,
        primary key (creator, lexeme)
      );
      create index vocabulary_similar on vocabulary using gin (creator, lexeme gin_trgm_ops) with (gin_pending_list_limit = 256);
      create table vault (creator text primary key, items int not null, words bigint not null);
      create table item_sales (
        creator text not null,
        item_id text not null,
        sold int not null,
        primary key (creator, item_id)
      );
      create index item_bestsellers on item_sales (creator, sold desc);
      create table missing_request (
        turn_id text primary key,
        tenant text not null,
        creator text not null,
        fan text not null,
        query text not null,
        topic text not null,
        reason text not null,
        at timestamptz(3) not null
      );
      create index missing_by_creator on missing_request (creator, at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table missing_request, item_sales, vault, vocabulary, item');
  }
}
