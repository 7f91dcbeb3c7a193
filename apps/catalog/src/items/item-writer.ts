import type { Item } from '@reprise/contracts';
import type { Sql, Writer } from '@reprise/event-log';
import { searchableFields } from './searchable-fields.js';

/** What became of an item: its record as of `version`, or that it was withdrawn. */
export interface ItemRow {
  readonly tenant: string;
  readonly creator: string;
  readonly itemId: string;
  readonly version: number;
  readonly change: { readonly record: Item } | { readonly withdrawnReason: string };
  readonly at: string;
}

/**
 * Statistics of what is sold, from before and after a change of items. Both sides come from one statement: `before` is
 * what it found, `stored` what it left.
 */
export const COUNT = `
  changed as (
    select creator, terms, words, 1 as sign from stored where sellable
    union all
    select creator, terms, words, -1 from before
  ), vaults as (
    insert into vault (creator, items, words)
    select creator, sum(sign), sum(sign * words) from changed group by creator
    on conflict (creator) do update set items = vault.items + excluded.items, words = vault.words + excluded.words
  )
  insert into vocabulary (creator, lexeme, items)
  select creator, lexeme, sum(sign) from changed cross join lateral unnest(tsvector_to_array(terms)) lexeme
  group by creator, lexeme having sum(sign) <> 0
  on conflict (creator, lexeme) do update set items = vocabulary.items + excluded.items`;

export const LOCK = `select pg_advisory_xact_lock(hashtext('reprise.catalog.vocabulary'))`;

const PUT = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::int[], $11::bigint[], $12::text[], $13::json[], $14::timestamptz[], $15::text[], $16::text[], $17::text[], $18::text[])
      as g(creator, item_id, tenant, version, title, description, tags, kind, part_of, sequence, price_minor, currency, record, at, title_words, label_words, described_words, spoken_words)
  ), before as (
    select i.creator, i.terms, i.words from item i join given using (creator, item_id) where i.sellable
  ), stored as (
    insert into item (creator, item_id, tenant, version, title, description, tags, kind, part_of, sequence, price_minor, currency,
                      record, terms, updated_at)
    select creator, item_id, tenant, version, title, description, array(select json_array_elements_text(tags::json)), kind, part_of,
      sequence, price_minor, currency, record,
      setweight(to_tsvector('english', title_words), 'A') || setweight(to_tsvector('english', label_words), 'B')
        || setweight(to_tsvector('english', described_words), 'C') || setweight(to_tsvector('english', spoken_words), 'D'),
      at
    from given
    on conflict (creator, item_id) do update set
      version = excluded.version, title = excluded.title, description = excluded.description, tags = excluded.tags,
      kind = excluded.kind, part_of = excluded.part_of, sequence = excluded.sequence, price_minor = excluded.price_minor,
      currency = excluded.currency, record = excluded.record, terms = excluded.terms, updated_at = excluded.updated_at, changed = excluded.changed
    returning creator, terms, words, sellable
  ), ${COUNT}`;

const WITHDRAW = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::timestamptz[]) as g(creator, item_id, version, reason, at)
  ), before as (
    select i.creator, i.terms, i.words from item i join given using (creator, item_id) where i.sellable
  ), stored as (
    update item i set withdrawn = true, withdrawn_reason = g.reason, version = greatest(i.version, g.version), updated_at = g.at,
      changed = nextval('item_change')
    from given g where i.creator = g.creator and i.item_id = g.item_id
    returning i.creator, i.terms, i.words, i.sellable
  ), ${COUNT}`;

/** Keeps the vault searchable: items, and the statistics that rank them. */
export const itemWriter: Writer<ItemRow> = {
  name: 'items',
  async flush(rows, sql) {
    // Statistics are shared by all items of a creator: writers take turns, or two imports would lock each other's words.
    await Promise.all([
      sql.query(LOCK, [], 'catalog-lock-vocabulary'),
      put(latest(rows.filter(isRecord)), sql),
      withdraw(latest(rows.filter(isWithdrawal)), sql),
    ]);
  },
};

type RecordRow = ItemRow & { readonly change: { readonly record: Item } };
type WithdrawalRow = ItemRow & { readonly change: { readonly withdrawnReason: string } };
const isRecord = (row: ItemRow): row is RecordRow => 'record' in row.change;
const isWithdrawal = (row: ItemRow): row is WithdrawalRow => 'withdrawnReason' in row.change;

/** One row an item: a statement cannot change a row twice, and only the last record counts. */
const latest = <R extends ItemRow>(rows: readonly R[]): R[] => [
  ...new Map(rows.map((row) => [`${row.creator}\u0000${row.itemId}`, row])).values(),
];

async function put(rows: readonly RecordRow[], sql: Sql): Promise<void> {
  if (rows.length === 0) return;
  const record = <T>(value: (item: Item) => T) => rows.map(({ change }) => value(change.record));
  const words = record(searchableFields);
  await sql.query(
    PUT,
    [
      rows.map((row) => row.creator),
      rows.map((row) => row.itemId),
      rows.map((row) => row.tenant),
      rows.map((row) => row.version),
      record((item) => item.title),
      record((item) => item.description),
      record((item) => JSON.stringify(item.tags)),
      record((item) => item.kind),
      record((item) => item.partOf),
      record((item) => item.sequence),
      record((item) => item.priceMinor),
      record((item) => item.currency),
      record((item) => JSON.stringify(item)),
      rows.map((row) => row.at),
      ...[0, 1, 2, 3].map((n) => words.map((fields) => fields[n]!)),
    ],
    'catalog-put-items',
  );
}

async function withdraw(rows: readonly WithdrawalRow[], sql: Sql): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    WITHDRAW,
    [
      rows.map((row) => row.creator),
      rows.map((row) => row.itemId),
      rows.map((row) => row.version),
      rows.map(({ change }) => change.withdrawnReason),
      rows.map((row) => row.at),
    ],
    'catalog-withdraw-items',
  );
}
