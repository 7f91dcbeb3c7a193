import { fanStream, saleRecordedV1 } from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { Pool } from 'pg';
import { CREATOR } from '@reprise/service-testing';
import { PLATFORM_CREATOR, catalogTables, RunningCatalog } from '../testing/running-catalog.js';
import type { ItemQuery } from './item-query.js';
import { searchItems } from './search-items.js';

const ITEMS = 300;
const TRIALS = 60;
const FAN = 'collector';
const WORDS = ['ink', 'charcoal', 'harbour', 'portrait', 'violin'];
const KINDS = ['video', 'set', 'photo_set', null];
const CURRENCIES = ['USD', 'EUR'];

/** The same numbers in every run: what fails once fails again. */
const randomFrom = (seed: number) => {
  let state = seed;
  return <T>(values: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return values[Math.floor((state / 2_147_483_648) * values.length)]!;
  };
};
const pick = randomFrom(11);
const prices = Array.from({ length: 20 }, (_, n) => n * 100);

const items = Array.from({ length: ITEMS }, (_, n) => ({
  id: `item-${n}`,
  title: `${pick(WORDS)} number ${n}`,
  description: `With ${pick(WORDS)} and ${pick(WORDS)}.`,
  kind: pick(KINDS),
  priceMinor: pick(prices),
  currency: pick(CURRENCIES),
}));
const withdrawn = new Set(items.filter(() => pick([true, false, false, false])).map(({ id }) => id));
const owned = new Set(items.filter(() => pick([true, false, false])).map(({ id }) => id));

let database: TestDatabase;
let catalog: RunningCatalog;
let pool: Pool;
const sql = {
  query: async <R>(text: string, values?: readonly unknown[]) =>
    (await pool.query(text, values as unknown[])).rows as R[],
};

beforeAll(async () => {
  database = await testDatabase(catalogTables);
  catalog = await RunningCatalog.start(database.url);
  pool = new Pool({ connectionString: database.url, max: 1, options: '-c search_path=catalog,public' });
  await catalog.post('/v1/catalog/imports/items', {
    platform: 'sandbox',
    creator: PLATFORM_CREATOR,
    entries: items.map((record, n) => ({ line: n + 1, record })),
  });
  await Promise.all(
    [...withdrawn].map((id) =>
      catalog.post(`/v1/catalog/items/${id}/withdraw`, { reason: 'retired', creator: CREATOR }),
    ),
  );
  const sales = [...owned].map((itemId) =>
    saleRecordedV1.make({ ...saleRecordedV1.samples[0]!, saleId: `sale-${itemId}`, itemId }),
  );
  await catalog.publish(FAN, ...sales);
  await eventually(async () => {
    const rows = await sql.query(
      `select 1 from facet_row where stream = '${fanStream('catalog', FAN)}' and collection = 'owned'`,
    );
    expect(rows).toHaveLength(owned.size);
  });
});
afterAll(async () => {
  await pool.end();
  await catalog.stop();
  await database.drop();
});

const question = (word: string): ItemQuery => ({
  tenant: 'default',
  creator: CREATOR,
  stream: pick([fanStream('catalog', FAN), '']),
  query: word,
  itemId: null,
  currency: pick([...CURRENCIES, null]),
  kind: pick(KINDS) ?? undefined,
  priceMax: pick([...prices, undefined, undefined]),
  most: ITEMS,
});

/** What a scan of every item would find. */
const scan = (word: string, { stream, currency, kind, priceMax }: ItemQuery): string[] =>
  items
    .filter(({ title, description }) => `${title} ${description}`.includes(word))
    .filter((item) => item.priceMinor > 0 && !withdrawn.has(item.id) && (stream === '' || !owned.has(item.id)))
    .filter((item) => currency === null || item.currency === currency)
    .filter((item) => kind === undefined || item.kind === kind)
    .filter((item) => priceMax === undefined || item.priceMinor <= priceMax)
    .map(({ id }) => id)
    .sort();

it('a search finds what a scan finds, whatever the price, kind and currency asked for, the sold and the withdrawn', async () => {
  for (let trial = 0; trial < TRIALS; trial++) {
    const word = pick(WORDS);
    const asked = question(word);
    const [found] = await searchItems.load([asked], sql);
    expect({ asked, ids: found!.candidates.map(({ itemId }) => itemId).sort() }).toEqual({
      asked,
      ids: scan(word, asked),
    });
  }
});
