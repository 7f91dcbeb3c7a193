import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `message` is the whole conversation of every fan. It has no GIN index on purpose: a search is always of one fan, and
 * scanning that fan's rows beats an index over everybody's words (and costs nothing when a message is stored).
 * `conversation` keeps what BM25 needs to know of a fan as a whole, so that no search counts it again.
 */
export class MemoryTables1764100000000 implements MigrationInterface {
  readonly name = 'MemoryTables1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        fan text not null,
        message_id text not null,
        seq bigint generated always as identity,
        tenant text not null,
        author text not null check (author in ('fan', 'creator', 'team', 'software')),
        text text not null,
        item_id text,
        at timestamptz(3) not null,
        origin text not null,
        quality smallint,
        terms tsvector not null generated always as (to_tsvector('english', text)) stored,
        words int not null generated always as (array_length(regexp_split_to_array(text, '\\s+'), 1)) stored,
        primary key (fan, message_id)
      );
      create index message_order on message (fan, at, seq);
      create table conversation (
        fan text primary key,
        tenant text not null,
        messages int not null,
        fan_messages int not null,
        words bigint not null
      );
      create table fact (
        fan text not null,
        fact_id text not null,
        tenant text not null,
        creator text not null,
        heading text not null,
        predicate text not null,
        object text not null,
        single_valued boolean not null,
        confidence real not null,
        extractor text not null,
        source_event_id text not null,
        source_message_id text,
        valid_from timestamptz(3) not null,
        valid_to timestamptz(3),
        superseded_by text,
        end_reason text,
        recorded_at timestamptz(3) not null,
        primary key (fan, fact_id)
      );
      create index fact_held on fact (fan, heading, valid_from desc) where valid_to is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fact, conversation, message');
  }
}
