import { secondReading, weighedTerms } from '@reprise/domain-catalog';
import type { Lookup } from '@reprise/event-log';
import type { Found, ItemQuery, WeighedQuery } from './item-query.js';
import { searchInDatabase } from './search-in-database.js';
import { searchInMemory } from './search-in-memory.js';
import { tenantWideCreator } from './tenant-wide.js';

const MATCHES = 30;

/**
 * Searches vaults for many turns at once; what is found is put in order by a second reading of its text. Vaults of up to
 * 5,000 items are searched in memory, larger ones, and asks for nothing in particular, in the database.
 */
export const searchItems: Lookup<ItemQuery, Found> = {
  name: 'search-items',
  async load(queries, sql) {
    const asks = queries.map(
      ({ tenant, query, kind = null, priceMax = null, most = MATCHES, ...rest }, n): WeighedQuery => ({
        ...rest,
        n,
        kind,
        priceMax,
        most,
        shared: tenantWideCreator(tenant),
        terms: query === null ? null : weighedTerms(query),
      }),
    );
    const inMemory = await searchInMemory(
      asks.filter(({ terms }) => terms === null || terms.words !== ''),
      sql,
    );
    const inDatabase = await searchInDatabase(
      asks.filter(({ n }) => !inMemory.has(n)),
      sql,
    );
    return queries.map(({ query }, n) => {
      const found = (inMemory.get(n) ?? inDatabase.get(n))!;
      return query === null ? found : { ...found, candidates: secondReading(query, found.candidates) };
    });
  },
};
