import { fanStream, saleRecordedV1 } from '@reprise/contracts';
import { weighedTerms } from '@reprise/domain-catalog';
import { CREATOR } from '@reprise/service-testing';
import type { Sql } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { Pool } from 'pg';
import { PLATFORM_CREATOR, catalogTables, RunningCatalog } from '../testing/running-catalog.js';
import type { Found, WeighedQuery } from './item-query.js';
import { searchInDatabase } from './search-in-database.js';
import { searchInMemory } from './search-in-memory.js';
import { tenantWideCreator } from './tenant-wide.js';
import { VaultsInMemory } from './vaults-in-memory.js';

/** More than is read at a time. */
const ITEMS = 700;
const ASKS = 300;
const FAN = 'collector';
const SUBJECTS = [
  'ink',
  'charcoal',
  'harbour',
  'portraits',
  'violin',
  'pencils',
  "painter's",
  'café',
  'kettlebell',
  'squats',
  '5k',
  'zoë',
];
const isAscii = (word: string) => /^[\x20-\x7e]+$/.test(word);
const KINDS = ['video', 'set', 'photo_set', null];
const ASKED = [
  ...SUBJECTS.filter((word) => isAscii(word)),
  'harbor',
  'chracoal',
  'portrait',
  'kettlebel',
  'something',
  'amazing',
  'with',
  'number',
  '17',
  'set of',
  'the',
];

/** The same numbers in every run: what fails once fails again. */
const randomFrom = (seed: number) => {
  let state = seed;
  return <T>(values: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return values[Math.floor((state / 2_147_483_648) * values.length)]!;
  };
};
const pick = randomFrom(7);
const phrase = (words: readonly string[], most: number) =>
  Array.from({ length: pick(Array.from({ length: most }, (_, i) => i + 1)) }, () => pick(words)).join(' ');

const record = (n: number) => ({
  id: `item-${n}`,
  // What counts as a letter in a trigram is a matter of the database's locale, beyond ASCII.
  title: `${phrase(SUBJECTS.filter(isAscii), 3)} number ${n}`,
  description: `With ${phrase(SUBJECTS, 6)}.`,
  tags: [pick(SUBJECTS), pick(['For beginners', 'Advanced'])],
  kind: pick(KINDS),
  priceMinor: pick([0, 500, 1_500, 9_900]),
  currency: pick(['USD', 'EUR']),
  ...(pick([true, false]) ? { partOf: `set-${n % 9}`, sequence: n } : {}),
});

let database: TestDatabase;
let catalog: RunningCatalog;
let pool: Pool;
const sql = {
  query: async <R>(text: string, values?: readonly unknown[]) =>
    (await pool.query(text, values as unknown[])).rows as R[],
};

const put = (creator: string | undefined, records: readonly object[]) =>
  catalog.post('/v1/catalog/imports/items', {
    platform: 'sandbox',
    ...(creator === undefined ? {} : { creator }),
    entries: records.map((entry, n) => ({ line: n + 1, record: entry })),
  });

beforeAll(async () => {
  database = await testDatabase(catalogTables);
  catalog = await RunningCatalog.start(database.url);
  pool = new Pool({ connectionString: database.url, max: 1, options: '-c search_path=catalog,public' });
  await put(
    PLATFORM_CREATOR,
    Array.from({ length: ITEMS }, (_, n) => record(n)),
  );
  // For every creator of the tenant, some under ids that the creator's own items have too.
  await put(
    undefined,
    Array.from({ length: 60 }, (_, n) => ({ ...record(ITEMS - 20 + n) })),
  );
  const sales = Array.from({ length: 40 }, (_, n) =>
    saleRecordedV1.make({ ...saleRecordedV1.samples[0]!, saleId: `sale-${n}`, itemId: `item-${n * 3}` }),
  );
  await catalog.publish(FAN, ...sales);
  await eventually(async () => {
    const [row] = await sql.query<{ n: number }>(`select count(*)::int as n from facet_row where collection = 'owned'`);
    expect(row!.n).toBe(sales.length);
  });
});

afterAll(async () => {
  await pool.end();
  await catalog.stop();
  await database.drop();
});

const ask = (n: number): WeighedQuery => ({
  n,
  creator: CREATOR,
  shared: tenantWideCreator('default'),
  stream: pick([fanStream('catalog', FAN), '']),
  terms: pick([true, true, true, false]) ? weighedTerms(`have you got ${phrase(ASKED, 5)}?`) : null,
  itemId: pick([null, null, `item-${pick([1, 3, 9, 42, 390, 410])}`, 'unknown']),
  currency: pick([null, 'USD', 'EUR']),
  kind: pick([null, null, ...KINDS]),
  priceMax: pick([null, null, 2_000]),
  most: pick([5, 30, 50]),
});

/** Scores are rounded to four digits on both sides, and the database computes likeness in single precision. */
const TOLERANCE = 0.0003;

/** Candidates that score alike stand in no order that anything depends on, so the last of a full list may be another. */
const comparable = ({ candidates, taste, ...rest }: Found) => {
  const least = Math.min(...candidates.map(({ text }) => text).filter((text) => text > 0));
  const kept = candidates.filter(({ text }) => text === 0 || text > least + TOLERANCE);
  const sorted = kept.sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  const near = (value: number): unknown => expect.closeTo(value, 3);
  return {
    found: { ...rest, taste, candidates: sorted.map((item) => ({ ...item, coverage: item.coverage ?? 0 })) },
    expected: {
      ...rest,
      taste: Object.fromEntries(Object.entries(taste).map(([label, share]) => [label, near(share)])),
      candidates: sorted.map((item) => ({ ...item, text: near(item.text), coverage: near(item.coverage ?? 0) })),
    },
  };
};

describe('a vault in memory', () => {
  it('answers every ask as the database does', async () => {
    const asks = Array.from({ length: ASKS }, (_, n) => ask(n)).filter(
      ({ terms }) => terms === null || terms.words !== '',
    );
    const [inMemory, inDatabase] = [await searchInMemory(asks, sql), await searchInDatabase(asks, sql)];
    expect(inMemory.size).toBe(asks.length);
    for (const { n, ...asked } of asks) {
      const { expected } = comparable(inDatabase.get(n)!);
      expect({ asked, found: comparable(inMemory.get(n)!).found }).toEqual({ asked, found: expected });
    }
    const counts = [...inDatabase.values()].map(({ candidates }) => candidates.length);
    expect(counts.filter((count) => count > 5).length).toBeGreaterThan(ASKS / 5);
  });

  it('knows what was changed, withdrawn and added since it was read', async () => {
    const asked = {
      ...ask(0),
      terms: weighedTerms('the theremin'),
      itemId: null,
      currency: null,
      kind: null,
      priceMax: null,
    };
    const titles = async () => (await searchInMemory([asked], sql)).get(0)!.candidates.map(({ title }) => title);
    expect(await titles()).toEqual([]);
    await put(PLATFORM_CREATOR, [{ ...record(1_000), partOf: null, title: 'Theremin', priceMinor: 500 }]);
    expect(await titles()).toEqual(['Theremin']);
    await put(PLATFORM_CREATOR, [{ ...record(1_000), partOf: null, title: 'The theremin again', priceMinor: 500 }]);
    expect(await titles()).toEqual(['The theremin again']);
    await catalog.post('/v1/catalog/items/item-1000/withdraw', { reason: 'retired', creator: CREATOR });
    expect(await titles()).toEqual([]);
  });

  it('makes room for the one asked for now, and leaves a large one to the database', async () => {
    const shared = tenantWideCreator('default');
    const vaults = new VaultsInMemory({ itemsOfVault: 100, items: 70 });
    const last = 1_000_000_000n;
    const read: string[] = [];
    const watched: Sql = {
      query: (text, values) => {
        read.push(String(values?.[0]));
        return sql.query(text, values);
      },
    };
    const sizeOf = async (creator: string) => (await vaults.vault('here', creator, last, watched))?.size;
    expect(await sizeOf(CREATOR)).toBeUndefined();
    expect(await sizeOf(shared)).toBe(60);
    read.length = 0;
    expect(await sizeOf(CREATOR)).toBeUndefined();
    expect(await sizeOf(shared)).toBe(60);
    expect(read).toEqual([]);
    const narrow = new VaultsInMemory({ itemsOfVault: 100, items: 50 });
    for (let n = 0; n < 2; n++) expect((await narrow.vault('here', shared, last, watched))?.size).toBe(60);
    expect(read.filter((creator) => creator === shared).length).toBe(4);
  });
});
