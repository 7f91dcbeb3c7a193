import { searchVaults, type FoundInVaults, type VaultIndex, type VaultQuery } from '@reprise/domain-catalog';
import type { Sql } from '@reprise/event-log';
import { timesSold } from './times-sold.js';
import { VaultsInMemory } from './vaults-in-memory.js';
import type { Found, WeighedQuery } from './item-query.js';

/**
 * What the database says of an ask: its words by their stems, with places; what the fan owns; and the number of the last
 * change of each vault, own before shared.
 */
interface Asked {
  readonly n: number;
  readonly database: string;
  readonly words: readonly (readonly [lexeme: string, places: readonly number[]])[];
  readonly weak: readonly string[];
  readonly heads: readonly string[];
  readonly owned: readonly string[];
  readonly vaults: readonly { readonly creator: string; readonly changed: string }[];
}

const ASKED = `
  select a.n, current_database() || ' ' || 'item'::regclass::oid as database,
    (select coalesce(json_agg(json_build_array(w.lexeme, w.positions)), '[]') from unnest(to_tsvector('english', a.terms)) w) as words,
    tsvector_to_array(to_tsvector('english', coalesce(a.weak, ''))) as weak,
    tsvector_to_array(to_tsvector('english', coalesce(a.heads, ''))) as heads,
    array(select id from facet_row where stream = a.stream and collection = 'owned') as owned,
    (select json_agg(json_build_object('creator', v.creator, 'changed', coalesce(
        (select i.changed::text from item i where i.creator = v.creator order by i.changed desc limit 1), '0')) order by v.place)
      from (select creator, min(place) as place from (values (a.creator, 1), (a.shared, 2)) s(creator, place) group by creator) v
    ) as vaults
  from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    a(n, creator, shared, stream, terms, weak, heads)`;

const vaults = new VaultsInMemory({ itemsOfVault: 5_000, items: 60_000 });

/** The answers by the asks' places in the batch; none for an ask of a vault that is too large to be held. */
export async function searchInMemory(asks: readonly WeighedQuery[], sql: Sql): Promise<Map<number, Found>> {
  if (asks.length === 0) return new Map();
  const byPlace = new Map(asks.map((ask) => [ask.n, ask]));
  const found = new Map<WeighedQuery, FoundInVaults>();
  for (const asked of await readAsked(asks, sql)) {
    const ask = byPlace.get(asked.n)!;
    const indexes = await indexesOf(asked, sql);
    if (indexes) found.set(ask, searchVaults(vaultQuery(ask, asked), indexes));
  }
  const sold = await timesSold(
    [...found].flatMap(([{ creator }, { candidates }]) => candidates.map(({ itemId }) => ({ creator, itemId }))),
    sql,
  );
  return new Map(
    [...found].map(([{ n, creator }, { candidates, ...rest }]) => [
      n,
      { ...rest, candidates: candidates.map((item) => ({ ...item, sold: sold(creator, item.itemId) })) },
    ]),
  );
}

const readAsked = (asks: readonly WeighedQuery[], sql: Sql): Promise<Asked[]> =>
  sql.query<Asked>(
    ASKED,
    [
      asks.map(({ n }) => n),
      asks.map(({ creator }) => creator),
      asks.map(({ shared }) => shared),
      asks.map(({ stream }) => stream),
      asks.map(({ terms }) => terms?.words ?? null),
      asks.map(({ terms }) => terms?.weak ?? null),
      asks.map(({ terms }) => terms?.heads ?? null),
    ],
    'catalog-asked',
  );

async function indexesOf(asked: Asked, sql: Sql): Promise<VaultIndex[] | null> {
  const indexes: VaultIndex[] = [];
  for (const { creator, changed } of asked.vaults) {
    const index = await vaults.vault(asked.database, creator, BigInt(changed), sql);
    if (!index) return null;
    indexes.push(index);
  }
  return indexes;
}

const vaultQuery = (ask: WeighedQuery, asked: Asked): VaultQuery => ({
  ...ask,
  words: ask.terms && {
    all: asked.words.map(([lexeme, places]) => ({ lexeme, places })),
    weak: new Set(asked.weak),
    heads: new Set(asked.heads),
  },
  text: ask.terms?.words ?? '',
  owned: new Set(asked.owned),
});
