import type { Sql } from '@reprise/event-log';
import { SEARCH } from './search.sql.js';
import type { Found, WeighedQuery } from './item-query.js';

/** Answers any ask with one statement, by its place in the batch. */
export async function searchInDatabase(asks: readonly WeighedQuery[], sql: Sql): Promise<Map<number, Found>> {
  if (asks.length === 0) return new Map();
  const rows = await sql.query<Found & { readonly n: number }>(
    SEARCH,
    [
      asks.map(({ n }) => n),
      asks.map(({ creator }) => creator),
      asks.map(({ shared }) => shared),
      asks.map(({ stream }) => stream),
      asks.map(({ terms }) => terms?.words ?? null),
      asks.map(({ terms }) => terms?.weak ?? null),
      asks.map(({ terms }) => terms?.heads ?? null),
      asks.map(({ itemId }) => itemId),
      asks.map(({ currency }) => currency),
      asks.map(({ kind }) => kind),
      asks.map(({ priceMax }) => priceMax),
      asks.map(({ most }) => most),
    ],
    'catalog-search-items',
  );
  return new Map(rows.map(({ n, ...found }) => [n, found]));
}
