import type { Sql, Writer } from '@reprise/event-log';
import { COUNT, itemWriter, LOCK, type ItemRow } from './item-writer.js';

/** Whether an item may be offered, as far as the people in it are concerned. */
export interface SuspensionRow {
  readonly creator: string;
  readonly itemId: string;
  readonly version: number;
  readonly suspended: boolean;
  readonly at: string;
}
/** Who is in an item; replaces what was known. */
export interface PeopleRow {
  readonly creator: string;
  readonly itemId: string;
  readonly people: readonly string[];
}
export type VaultRow =
  { readonly item: ItemRow } | { readonly suspension: SuspensionRow } | { readonly people: PeopleRow };

const SUSPEND = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::int[], $4::boolean[], $5::timestamptz[]) as g(creator, item_id, version, suspended, at)
  ), before as (
    select i.creator, i.terms, i.words from item i join given using (creator, item_id) where i.sellable
  ), stored as (
    update item i set suspended = g.suspended, version = greatest(i.version, g.version), updated_at = g.at,
      changed = nextval('item_change')
    from given g where i.creator = g.creator and i.item_id = g.item_id
    returning i.creator, i.terms, i.words, i.sellable
  ), ${COUNT}`;

const PEOPLE = `
  with given as (
    select * from unnest($1::text[], $2::text[], $3::text[]) as g(creator, item_id, people)
  ), gone as (
    delete from item_person p using given g
    where p.creator = g.creator and p.item_id = g.item_id
      and p.person not in (select json_array_elements_text(g.people::json))
  )
  insert into item_person (creator, item_id, person)
  select distinct creator, item_id, person from given cross join lateral json_array_elements_text(people::json) person
  on conflict do nothing`;

/** An item's row, then whether it is suspended: one writer, because an item is often suspended by the batch that adds it. */
export const vaultWriter: Writer<VaultRow> = {
  name: 'vault',
  flush: (rows, sql) =>
    Promise.all([
      store(
        rows.flatMap((row) => ('item' in row ? [row.item] : [])),
        sql,
      ),
      suspend(latest(rows.flatMap((row) => ('suspension' in row ? [row.suspension] : []))), sql),
      keepPeople(latest(rows.flatMap((row) => ('people' in row ? [row.people] : []))), sql),
    ]),
};

/** A statement cannot change a row twice, and only the last change counts. */
const latest = <R extends { readonly creator: string; readonly itemId: string }>(rows: readonly R[]): R[] => [
  ...new Map(rows.map((row) => [`${row.creator}\u0000${row.itemId}`, row])).values(),
];

const store = async (rows: readonly ItemRow[], sql: Sql) => rows.length > 0 && itemWriter.flush(rows, sql);

const suspend = async (rows: readonly SuspensionRow[], sql: Sql) =>
  rows.length > 0 &&
  Promise.all([
    sql.query(LOCK, [], 'catalog-lock-vocabulary'),
    sql.query(
      SUSPEND,
      [
        rows.map((row) => row.creator),
        rows.map((row) => row.itemId),
        rows.map((row) => row.version),
        rows.map((row) => row.suspended),
        rows.map((row) => row.at),
      ],
      'catalog-suspend-items',
    ),
  ]);

const keepPeople = async (rows: readonly PeopleRow[], sql: Sql) =>
  rows.length > 0 &&
  sql.query(
    PEOPLE,
    [rows.map((row) => row.creator), rows.map((row) => row.itemId), rows.map((row) => JSON.stringify(row.people))],
    'catalog-people-of-items',
  );
