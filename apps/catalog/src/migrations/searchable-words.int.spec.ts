import type { Item } from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { migrate } from '@reprise/service-host';
import { rigConfig } from '@reprise/service-testing';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { catalogService } from '../module.js';
import { readArchiveItem } from '../imports/archive-item.js';
import { RunningCatalog } from '../testing/running-catalog.js';
import { CatalogTables1764100000000 } from './0001-catalog.js';

/** More than the migration takes at a time. */
const ITEMS = 1_300;
const CREATORS = ['mira', 'jonas'];
const SUBJECTS = ['harbour', 'KX-TG8232B', "painter's café", 'non-fiction', 'Ｆｕｌｌ-width', 'f/2.8 lens', '24x36cm'];
const line = (n: number) => ({
  id: `item-${n}`,
  creator: CREATORS[n % CREATORS.length]!,
  title: `${SUBJECTS[n % SUBJECTS.length]!} study ${n % 50}`,
  description: `Drawn with a B${n % 9} pencil, ${SUBJECTS[(n * 3 + 1) % SUBJECTS.length]!}.`,
  tags: n % 4 === 0 ? [] : ['ink-wash', `part_${n % 3}`],
  kind: n % 5 === 0 ? 'photo_set' : null,
  transcript: n % 7 === 0 ? 'today we’ll mix 3 greys' : null,
  // Not for sale: in no statistic.
  priceMinor: n % 11 === 0 ? 0 : 1_500,
  currency: 'USD',
});
const LINES = Array.from({ length: ITEMS }, (_, n) => line(n));
const WITHDRAWN = ['item-3', 'item-500', 'item-1299'];

/** What the first release wrote for an item: its words as they stand, and what it counted of them. */
const WRITE = `
  insert into catalog.item (creator, item_id, tenant, version, title, description, tags, kind, price_minor, currency, record, withdrawn, terms, updated_at)
  select creator, record ->> 'itemId', 'default', 1, record ->> 'title', record ->> 'description',
    array(select json_array_elements_text(record -> 'tags')), record ->> 'kind', (record ->> 'priceMinor')::bigint, 'USD', record, withdrawn,
    setweight(to_tsvector('english', record ->> 'title'), 'A') || setweight(to_tsvector('english', record ->> 'description'), 'C'), now()
  from unnest($1::text[], $2::json[], $3::boolean[]) g(creator, record, withdrawn)`;
const COUNTED = `
  insert into catalog.vault (creator, items, words) select creator, count(*), sum(words) from catalog.item where sellable group by creator;
  insert into catalog.vocabulary (creator, lexeme, items)
  select creator, lexeme, count(*) from catalog.item cross join lateral unnest(tsvector_to_array(terms)) lexeme
  where sellable group by creator, lexeme`;

const STATISTICS = [
  'select creator, item_id, terms::text, words, title_words, sellable from item order by creator, item_id',
  'select creator, items, words::int from vault order by creator',
  // A word of withdrawn items alone is kept, and counts nothing.
  'select creator, lexeme, items from vocabulary where items <> 0 order by creator, lexeme',
];

describe('a vault of the first release that is migrated', () => {
  let databases: TestDatabase[];
  let migrated: RunningCatalog;
  let fresh: RunningCatalog;
  beforeAll(async () => {
    databases = [await testDatabase(), await testDatabase()];
    await firstRelease(databases[0]!.url);
    migrated = await RunningCatalog.start(databases[0]!.url);
    fresh = await RunningCatalog.start(databases[1]!.url);
    await importAll(fresh);
  });
  afterAll(async () => {
    await Promise.all([migrated, fresh].map((catalog) => catalog.stop()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('has the words and the statistics of one that was imported today', async () => {
    for (const statistics of STATISTICS) {
      const rows = await migrated.query(statistics);
      expect(rows).toEqual(await fresh.query(statistics));
      expect(rows.length).toBeGreaterThan(1);
    }
  });

  it.each(['tg 8232', 'kxtg8232b', 'painters cafe', 'nonfiction', 'full width', 'ink wash', 'three greys', '24x36'])(
    'is searched for “%s” as one that was imported today',
    async (q) => {
      const found = (catalog: RunningCatalog) =>
        catalog.get(
          `/v1/catalog/items?creator=${ids.creatorId('default', 'mira')}&limit=20&q=${encodeURIComponent(q)}`,
        );
      const names = ({ body }: { body: Record<string, unknown> }) =>
        (body['items'] as { itemId: string; text: number }[]).map(({ itemId, text }) => [itemId, text]);
      expect(names(await found(migrated))).toEqual(names(await found(fresh)));
    },
  );
});

async function firstRelease(databaseUrl: string): Promise<void> {
  await migrate({ name: 'catalog', migrations: [CatalogTables1764100000000] }, rigConfig(catalogService, databaseUrl));
  const records = LINES.map((record) => readArchiveItem(record) as { item: Item });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(WRITE, [
    LINES.map(({ creator }) => ids.creatorId('default', creator)),
    records.map(({ item }) => JSON.stringify(item)),
    LINES.map(({ id }) => WITHDRAWN.includes(id)),
  ]);
  await client.query(COUNTED);
  await client.end();
}

async function importAll(catalog: RunningCatalog): Promise<void> {
  for (let from = 0; from < ITEMS; from += 650)
    await catalog.post('/v1/catalog/imports/items', {
      platform: 'sandbox',
      entries: LINES.slice(from, from + 650).map((record, n) => ({ line: from + n + 1, record })),
    });
  for (const itemId of WITHDRAWN)
    expect(await catalog.post(`/v1/catalog/items/${itemId}/withdraw`, { reason: 'retired' })).toMatchObject({
      status: 200,
    });
}
