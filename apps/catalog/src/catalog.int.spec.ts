import {
  contentMissingV1,
  contentProposedV1,
  contentUnlockedV1,
  saleRecordedV1,
  turnPlannedV1,
  type DataOf,
  type StoredEvent,
} from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR } from '@reprise/service-testing';
import { PLATFORM_CREATOR, catalogTables, RunningCatalog } from './testing/running-catalog.js';

let database: TestDatabase;
let catalog: RunningCatalog;
beforeAll(async () => {
  database = await testDatabase(catalogTables);
  catalog = await RunningCatalog.start(database.url);
});
afterAll(async () => {
  await catalog.stop();
  await database.drop();
});

type Answer = { accepted: number; unchanged: number; rejected: { line: number; reason: string }[] };
type Funnel = Record<'requests' | 'proposed' | 'missing' | 'owned', number>;
type Planned = DataOf<typeof turnPlannedV1>;

const line = (id: string, over: Record<string, unknown> = {}) => ({
  id,
  title: `Title of ${id}`,
  description: 'A description.',
  priceMinor: 1500,
  currency: 'USD',
  ...over,
});
/** Transactions that have appended events so far. */
const transactions = async (): Promise<number> => {
  const [row] = await catalog.query<{ n: number }>('select count(distinct tx)::int as n from event');
  return row!.n;
};
const load = async (records: unknown[], creator?: string, as: 'default' | 'other' = 'default') =>
  (
    await catalog.post<Answer>(
      '/v1/catalog/imports/items',
      {
        platform: 'sandbox',
        ...(creator === undefined ? {} : { creator }),
        entries: records.map((record, n) => ({ line: n + 1, record })),
      },
      as,
    )
  ).body;

let turns = 0;
const ask = (query: string, over: Partial<Planned> = {}) =>
  turnPlannedV1.make({ ...turnPlannedV1.samples[0]!, turnId: `turn-${++turns}`, query, ...over });
const sale = (itemId: string | null, over: Partial<DataOf<typeof saleRecordedV1>> = {}) =>
  saleRecordedV1.make({ ...saleRecordedV1.samples[0]!, saleId: `sale-${++turns}`, itemId, ...over });

const answers = (fan: string, count: number) =>
  eventually(async () => {
    const events = (await catalog.said(fan)).filter(({ type }) => type !== contentUnlockedV1.type);
    expect(events).toHaveLength(count);
    return events.map(outcome);
  });
const outcome = ({ type, data }: StoredEvent) =>
  type === contentProposedV1.type
    ? (data as DataOf<typeof contentProposedV1>).itemId
    : `none: ${(data as DataOf<typeof contentMissingV1>).reason}`;

describe('an import', () => {
  it('loses a line that cannot be recorded and no other', async () => {
    const records = [
      line('kept-1'),
      line('large', { attachment: 'x'.repeat(330_000) }),
      'a text',
      null,
      line('kept-2'),
    ];
    const { accepted, rejected } = await load(records, PLATFORM_CREATOR);
    expect(accepted).toBe(2);
    expect(rejected).toEqual([
      { line: 2, reason: expect.stringContaining('cannot be recorded') as string },
      { line: 3, reason: expect.stringMatching(/^line: /) as string },
      { line: 4, reason: expect.stringMatching(/^line: /) as string },
    ]);
    expect(await load(records, PLATFORM_CREATOR)).toMatchObject({ accepted: 0, unchanged: 2, rejected });
  });

  it('takes good lines, names bad ones with their reason, and says what it knew already', async () => {
    const records = [
      line('a1', { creator: 'importer', tags: ['ink'], shelf: 7 }),
      line('a2', { priceMinor: -1 }),
      line('a3', { priceMinor: 10.5 }),
      line('a4', { currency: 'dollars' }),
      { ...line('a5'), title: undefined },
      line(''),
      'not an object',
      line('a8\0'),
      line('a10', { title: 'ni\u001b[2Jght \0\ud83d', vendor: 'a\0', 'v\0': '\ud83d' }),
      line('a9', { priceMinor: 0 }),
    ];
    const first = await load(records, 'importer');
    expect(first).toMatchObject({ accepted: 3, unchanged: 0 });
    expect(first.rejected.map(({ line: number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(first.rejected[0]!.reason).toContain('priceMinor');
    expect(await load(records, 'importer')).toMatchObject({ accepted: 0, unchanged: 3 });
    expect((await catalog.get(`/v1/catalog/items/a10`)).body).toMatchObject({
      title: 'ni[2Jght \ufffd',
      extra: { vendor: 'a', v: '\ufffd' },
    });
    const { body } = await catalog.get(`/v1/catalog/items/a1`);
    expect(body).toMatchObject({
      itemId: 'a1',
      creator: ids.creatorId('default', 'importer'),
      version: 1,
      tags: ['ink'],
      extra: { shelf: 7 },
    });
  });

  it('is refused as a whole when it is not one', async () => {
    expect((await catalog.post('/v1/catalog/imports/items', { platform: 'sandbox', entries: [] })).status).toBe(400);
    const tooMany = Array.from({ length: 1_001 }, (_, n) => ({ line: n + 1, record: line(`x${n}`) }));
    expect((await catalog.post('/v1/catalog/imports/items', { platform: 'sandbox', entries: tooMany })).status).toBe(
      400,
    );
  });

  it('of three thousand items takes a handful of transactions', async () => {
    const before = await transactions();
    for (let from = 0; from < 3_000; from += 1_000)
      await load(
        Array.from({ length: 1_000 }, (_, n) => line(`bulk-${from + n}`, { description: sentence(from + n) })),
        'bulk',
      );
    expect((await transactions()) - before).toBeLessThanOrEqual(30);
  });
});

describe('a turn that needs content', () => {
  beforeAll(async () => {
    const records = [
      line('ink-1', { title: 'Ink landscapes', tags: ['ink'], kind: 'set', partOf: 'ink', sequence: 1 }),
      line('ink-2', { title: 'Ink landscapes at night', tags: ['ink'], kind: 'set', partOf: 'ink', sequence: 2 }),
      line('oil-1', { title: 'Oil portraits', tags: ['oil'], kind: 'video', transcript: 'today we mix cadmium red' }),
      line('free', { title: 'Gouache sampler', priceMinor: 0 }),
      line('gone', { title: 'Pastel horses' }),
      line('euro', { title: 'Lino cutting', currency: 'EUR' }),
    ];
    await load(records, PLATFORM_CREATOR);
    await catalog.post('/v1/catalog/items/gone/withdraw', { reason: 'retired', creator: CREATOR });
  });

  it.each<[string, string, Partial<Planned>]>([
    ['ink-1', 'do you have ink landscapes?', {}],
    ['ink-1', 'landscapes at night', {}],
    ['oil-1', 'something about mixing cadmium red', {}],
    ['oil-1', 'oil portrats', {}],
    ['oil-1', 'whatever', { itemId: 'oil-1' }],
    ['ink-2', 'is this one still there?', { itemId: 'ink-2' }],
    ['euro', 'lino cutting', { currency: 'EUR' }],
    ['none: no-match', 'lino cutting', { currency: 'USD' }],
    ['none: no-match', 'steel sculptures', {}],
    ['none: no-match', 'pastel horses', {}],
    ['none: withdrawn', 'is it still there?', { itemId: 'gone' }],
    ['none: not-for-sale', 'this?', { itemId: 'free' }],
    ['none: unknown-item', 'steel', { itemId: 'nowhere' }],
    ['none: unknown-item', 'ink landscapes', { itemId: 'nowhere', plan: 'negotiate' }],
  ])('is answered %s for "%s" %j', async (expected, query, over) => {
    const fan = `fan-of-turn-${turns}`;
    await catalog.publish(fan, ask(query, over));
    expect(await answers(fan, 1)).toEqual([expected]);
  });

  it('is never answered with what the fan owns, and moves on through a set', async () => {
    await catalog.publish(
      'collector',
      sale('ink-1'),
      ask('ink landscapes'),
      sale('ink-2'),
      ask('ink landscapes'),
      ask('got anything new?', { itemId: 'ink-2' }),
    );
    const [second, none, relative] = await answers('collector', 3);
    expect([second, none]).toEqual(['ink-2', 'none: all-owned']);
    expect(['oil-1', 'euro']).toContain(relative);
  });

  it('is answered with what sells when it asks for nothing in particular, and not twice with the same', async () => {
    await catalog.publish('someone', sale('oil-1'), sale(null, { source: 'tip' }));
    await catalog.publish('browser', ask('got anything for me?'), ask('what else?'));
    const [first, second] = await answers('browser', 2);
    expect(first).not.toMatch(/none/);
    expect(second).not.toBe(first);
  });

  it('about a part the fan owns is answered with the part before it', async () => {
    await catalog.publish('jumper', sale('ink-2'), ask('more ink landscapes?', { itemId: 'ink-2' }));
    expect(await answers('jumper', 1)).toEqual(['ink-1']);
  });

  it('gets the item with what its record says it is, how long it takes included', async () => {
    await load([line('long', { title: 'Batik', kind: 'audio', durationSeconds: 95.5 })], PLATFORM_CREATOR);
    await catalog.publish('listener', ask('batik'));
    await answers('listener', 1);
    expect((await catalog.said('listener'))[0]!.data).toMatchObject({ kind: 'audio', durationSeconds: 95.5 });
  });

  it('that needs nothing gets nothing', async () => {
    await catalog.publish('quiet', ask('ink', { needs: 'nothing' }), ask('ink'));
    expect(await answers('quiet', 1)).toEqual(['ink-1']);
  });

  it('finds what belongs to the whole tenant, but another tenant’s nothing', async () => {
    await load([line('shared', { title: 'Bookbinding for beginners' })]);
    await load([line('foreign', { title: 'Basket weaving' })], undefined, 'other');
    await catalog.publish('reader', ask('bookbinding'), ask('basket weaving'));
    expect(await answers('reader', 2)).toEqual(['shared', 'none: no-match']);
  });

  it('is reported when there was nothing to sell, by what was asked for', async () => {
    await catalog.publish('wisher', ask('bronze busts'), ask('got a bust in bronze?'));
    await catalog.publish('dreamer', ask('bronze busts'));
    await Promise.all([answers('wisher', 2), answers('dreamer', 1)]);
    const coverage = `/v1/catalog/coverage?creator=${CREATOR}`;
    const { body } = await catalog.get<{ missing: unknown[]; creators: unknown[]; funnel: Funnel }>(coverage);
    expect(body.missing[0]).toMatchObject({ times: 3, fans: 2, wordings: 2, reasons: { 'no-match': 3 } });
    expect(body.missing[0]).toMatchObject({ examples: ['bronze busts', 'got a bust in bronze?'] });
    expect(body.creators).toMatchObject([{ creator: CREATOR, top: [{ times: 3 }, {}, {}] }]);
    const { requests, proposed, missing, owned } = body.funnel;
    expect(requests).toBe(proposed + missing);
    expect(Math.min(proposed, missing, owned)).toBeGreaterThan(0);
    const nothing = { total: { times: 0, fans: 0, topics: 0 }, missing: [], creators: [] };
    const { body: same } = await catalog.get(`/v1/catalog/coverage?creator=${PLATFORM_CREATOR}`);
    expect(same).toEqual(body);
    const noFunnel = { fans: 0, requests: 0, proposed: 0, missing: 0, owned: 0 };
    expect((await catalog.get(`/v1/catalog/coverage`, 'other')).body).toEqual({ ...nothing, funnel: noFunnel });
    expect((await catalog.get(`${coverage}&since=2030-01-01T00:00:00Z`)).body).toMatchObject(nothing);
  });
});

describe('the vault over HTTP', () => {
  it('is searched and listed inside the tenant only', async () => {
    const search = await catalog.get<{ items: { itemId: string }[] }>(
      `/v1/catalog/items?creator=${CREATOR}&q=ink&priceMax=2000`,
    );
    expect(search.body.items.map(({ itemId }) => itemId)).toEqual(['ink-1', 'ink-2']);
    expect(
      (await catalog.get<{ items: unknown[] }>(`/v1/catalog/items?creator=${CREATOR}&q=ink`, 'other')).body.items,
    ).toEqual([]);
    expect(
      (await catalog.get<{ items: unknown[] }>(`/v1/catalog/items?creator=${CREATOR}&limit=2`)).body,
    ).toMatchObject({ next: 'free' });
    expect((await catalog.get('/v1/catalog/items?q=ink')).status).toBe(400);
    expect(await catalog.get('/v1/catalog/items/ink-1', 'other')).toMatchObject({
      status: 404,
      body: { code: 'item/unknown' },
    });
  });

  it('withdraws an item once, for good', async () => {
    await load([line('w1', { title: 'Wood engraving' })], 'importer');
    expect(
      (await catalog.post('/v1/catalog/items/w1/withdraw', { reason: 'a consent was revoked' })).body,
    ).toMatchObject({ changed: true });
    expect((await catalog.post('/v1/catalog/items/w1/withdraw', { reason: 'again' })).body).toMatchObject({
      changed: false,
    });
    await load([line('w1', { title: 'Wood engraving, new' })], 'importer');
    expect((await catalog.get('/v1/catalog/items/w1')).body).toMatchObject({
      withdrawn: true,
      title: 'Wood engraving, new',
      withdrawnReason: 'a consent was revoked',
    });
    expect((await catalog.post('/v1/catalog/items/nowhere/withdraw', { reason: 'x' })).status).toBe(404);
    expect((await catalog.post('/v1/catalog/items/w1/withdraw', {})).status).toBe(400);
  });
});

const WORDS =
  'ink paper brush charcoal water light shadow portrait hand river tree street frame pencil colour line'.split(' ');
const sentence = (n: number) =>
  Array.from({ length: 20 }, (_, k) => WORDS[(n * 7 + k * k * 5 + (n >> 3)) % WORDS.length]).join(' ');
