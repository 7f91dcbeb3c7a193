import { TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { secondReading, weighedTerms, type Candidate } from '@reprise/domain-catalog';
import { ids, type Lookup } from '@reprise/event-log';
import { SEARCH } from './search.sql.js';

export interface ItemQuery {
  readonly tenant: string;
  readonly creator: string;
  /** The fan's stream in this service, whose owned items are left out; '' for nobody's. */
  readonly stream: string;
  /** What is asked for; '' for nothing in particular, null to look up `itemId` alone. */
  readonly query: string | null;
  /** An item to look up by id, whether it can be sold or not. */
  readonly itemId: string | null;
  readonly currency: string | null;
  /** Filters; without one, every kind and price. */
  readonly kind?: string | undefined;
  /** Minor units; what costs more is not found. */
  readonly priceMax?: number | undefined;
  /** How many matches to return at most; 30 unless told. */
  readonly most?: number;
}

export interface Found {
  /** Items of the vault that could be sold to somebody. */
  readonly sellable: number;
  /** Matches left out because the fan owns them. */
  readonly ownedMatches: number;
  /** Share of the fan's items by tag and kind. */
  readonly taste: Readonly<Record<string, number>>;
  /** By text score, best first; what was looked up by id or stands before it in a set comes with score 0. */
  readonly candidates: readonly Candidate[];
}

/** Items of a tenant that belong to no creator are filed under this one. */
export const tenantWideCreator = (tenant: string): string => ids.creatorId(tenant, TENANT_WIDE_CREATOR);

const MATCHES = 30;

/** Searches vaults for many turns with one statement; what it finds is put in order by a second reading of its text. */
export const searchItems: Lookup<ItemQuery, Found> = {
  name: 'search-items',
  async load(queries, sql) {
    const asked = queries.map(({ query }) => (query === null ? null : weighedTerms(query)));
    const rows = await sql.query<Found & { readonly n: number }>(
      SEARCH,
      [
        queries.map((_, n) => n),
        queries.map(({ creator }) => creator),
        queries.map(({ tenant }) => tenantWideCreator(tenant)),
        queries.map(({ stream }) => stream),
        asked.map((terms) => terms?.words ?? null),
        asked.map((terms) => terms?.weak ?? null),
        asked.map((terms) => terms?.heads ?? null),
        queries.map(({ itemId }) => itemId),
        queries.map(({ currency }) => currency),
        queries.map(({ kind }) => kind ?? null),
        queries.map(({ priceMax }) => priceMax ?? null),
        queries.map(({ most }) => most ?? MATCHES),
      ],
      'catalog-search-items',
    );
    const byAsker = new Map(rows.map(({ n, ...found }) => [n, found]));
    return queries.map(({ query }, n) => {
      const found = byAsker.get(n)!;
      return query === null ? found : { ...found, candidates: secondReading(query, found.candidates) };
    });
  },
};
