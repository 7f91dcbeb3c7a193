import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Read models; all of them can be rebuilt from the log. `sale` is the ledger of sales and reversals, `quote` every
 * quote with its reasons and what became of it. Only open quotes are ever due, so their index stays small.
 */
export class PricingTables1764200000000 implements MigrationInterface {
  readonly name = 'PricingTables1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table creator (
        creator text primary key,
        tenant text not null,
        platform_creator_id text not null
      );
      create index creator_of_platform on creator (tenant, platform_creator_id);
      create table price_policy (
        creator text primary key,
        tenant text not null,
        policy json not null,
        published_by text not null,
        published_at timestamptz not null
      );
      create table withdrawn_item (
        creator text not null,
        item_id text not null,
        version int not null,
        primary key (creator, item_id)
      );
      create table quote (
        quote_id text primary key,
        tenant text not null,
        creator text not null,
        fan text not null,
        item_id text not null,
        status text not null,
        withdrawn boolean not null default false,
        due_at timestamptz not null,
        closed_at timestamptz,
        data json not null
      );
      create index quote_due on quote (due_at) where status = 'open';
      create index quote_of_item on quote (tenant, item_id) where status = 'open';
      create index quote_of_fan on quote (fan, due_at desc);
      create table sale (
        sale_id text primary key,
        seq bigint generated always as identity,
        tenant text not null,
        creator text not null,
        fan text not null,
        kind text not null,
        source text not null,
        item_id text,
        quote_id text,
        attributed boolean not null,
        reason text not null,
        amount_minor bigint not null,
        fee_minor bigint not null,
        currency text not null,
        occurred_at timestamptz not null,
        purchase_id text not null,
        reversal_of text,
        origin text not null
      );
      create index sale_of_creator on sale (tenant, creator, occurred_at);
      create index sale_of_fan on sale (fan, seq);
      create index sale_in_order on sale (tenant, seq);
      create table incident (
        incident_id text primary key,
        seq bigint generated always as identity,
        tenant text not null,
        creator text not null,
        fan text not null,
        kind text not null,
        sale_id text,
        quote_id text,
        detail text not null,
        occurred_at timestamptz not null
      );
      create index incident_in_order on incident (tenant, seq desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table incident, sale, quote, withdrawn_item, price_policy, creator');
  }
}
