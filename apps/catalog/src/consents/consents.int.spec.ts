import {
  contentMissingV1,
  contentProposedV1,
  itemResumedV1,
  itemSuspendedV1,
  turnPlannedV1,
  type DataOf,
  type StoredEvent,
} from '@reprise/contracts';
import { item, person } from '@reprise/domain-catalog';
import { ids } from '@reprise/event-log';
import { fold, Rows, type AnyDecider } from '@reprise/event-sourcing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR } from '@reprise/service-testing';
import { PLATFORM_CREATOR, catalogTables, RunningCatalog } from '../testing/running-catalog.js';

const ITEMS = 1_000;
const PEOPLE = 60;
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

type Imported = { accepted: number; unchanged: number; rejected: { reason: string }[] };
const line = (id: string, consents: unknown[], over: object = {}) => ({
  id,
  title: `Title of ${id}`,
  description: 'A description.',
  priceMinor: 1500,
  currency: 'USD',
  consents,
  ...over,
});
const load = async (records: readonly unknown[]) =>
  (
    await catalog.post<Imported>('/v1/catalog/imports/items', {
      platform: 'sandbox',
      creator: PLATFORM_CREATOR,
      entries: records.map((record, n) => ({ line: n + 1, record })),
    })
  ).body;
const consent = (person: string, over: object = {}) =>
  catalog.post(`/v1/catalog/consents/${person}`, {
    creator: PLATFORM_CREATOR,
    reference: `release-${person}`,
    ...over,
  });
const revoke = (person: string) =>
  catalog.post(`/v1/catalog/consents/${person}/revoke`, { creator: PLATFORM_CREATOR, reason: 'asked' });
const isSuspended = async (itemId: string) => (await catalog.get(`/v1/catalog/items/${itemId}`)).body['suspended'];
const suspended = (itemId: string, expected: boolean) =>
  eventually(async () => expect(await isSuspended(itemId)).toBe(expected));
const found = async (q: string) =>
  (await catalog.get<{ items: { itemId: string }[] }>(`/v1/catalog/items?creator=${CREATOR}&q=${q}`)).body.items.map(
    ({ itemId }) => itemId,
  );

let turns = 0;
/** Which item a turn is answered with, or why with none. */
const asked = async (over: Partial<DataOf<typeof turnPlannedV1>>) => {
  const fan = `fan-${++turns}`;
  const planned = { ...turnPlannedV1.samples[0]!, turnId: `turn-${turns}`, itemId: null, ...over };
  await catalog.publish(fan, turnPlannedV1.make(planned));
  const said = 'select type, data from event where stream = $1';
  const [event] = await eventually(async () => {
    const events = await catalog.query<StoredEvent>(said, [`catalog:${fan}`]);
    expect(events).toHaveLength(1);
    return events;
  });
  return event!.type === contentProposedV1.type
    ? (event!.data as DataOf<typeof contentProposedV1>).itemId
    : (event!.data as DataOf<typeof contentMissingV1>).reason;
};

describe('an item that shows people', () => {
  it('is found and offered only once everyone’s consent is on record', async () => {
    await load([line('duet', ['ann', 'bob'], { title: 'Charcoal duet' })]);
    expect(await isSuspended('duet')).toBe(true);
    expect(await asked({ query: 'charcoal duet' })).toBe('empty-catalog');
    expect(await asked({ query: 'this one?', itemId: 'duet' })).toBe('withdrawn');
    await consent('ann');
    await consent('bob', { covers: ['distribution'] });
    expect(await asked({ query: 'this one?', itemId: 'duet' })).toBe('withdrawn');
    expect((await consent('bob', { reference: 'release-bob-2' })).body).toEqual({
      person: 'bob',
      onRecord: true,
      changed: true,
    });
    await suspended('duet', false);
    expect(await found('charcoal')).toEqual(['duet']);
    expect(await asked({ query: 'charcoal duet' })).toBe('duet');
  });

  it('is not offered from the moment a consent is revoked, and only a new document brings it back', async () => {
    await load([line('portrait', [{ person: 'cleo', reference: 'release-c' }], { title: 'Gouache portrait' })]);
    expect(await asked({ query: 'gouache portrait' })).toBe('portrait');
    expect((await revoke('cleo')).body).toMatchObject({ onRecord: false, changed: true });
    expect(await asked({ query: 'this one?', itemId: 'portrait' })).toBe('withdrawn');
    await suspended('portrait', true);
    expect(await found('gouache')).toEqual([]);
    await load([line('portrait', [{ person: 'cleo', reference: 'release-c' }], { title: 'Gouache portrait, new' })]);
    expect((await consent('cleo', { reference: 'release-c' })).body).toMatchObject({ onRecord: false, changed: false });
    expect(await isSuspended('portrait')).toBe(true);
    await consent('cleo', { reference: 'release-c2' });
    await suspended('portrait', false);
    expect(await asked({ query: 'gouache portrait' })).toBe('portrait');
  });

  it('tells the other services with the version at which it was stopped and released', async () => {
    await load([line('told', ['dora'])]);
    await consent('dora');
    await suspended('told', false);
    const events = await catalog.saidOfItem('told');
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['catalog.item-added.v1', 1],
      [itemSuspendedV1.type, 2],
      [itemResumedV1.type, 3],
    ]);
    expect((await catalog.get('/v1/catalog/items/told')).body).toMatchObject({ version: 3 });
  });

  it('is complete when its record changes to show nobody, and a bad consent is a bad line', async () => {
    await load([line('solo', ['eve'])]);
    await load([line('solo', [])]);
    expect(await isSuspended('solo')).toBe(false);
    const { rejected } = await load([line('bad', [{ person: 'eve' }]), line('worse', [''])]);
    expect(rejected).toHaveLength(2);
  });

  it('has its consents listed inside the tenant only', async () => {
    const list = (as: 'default' | 'other') =>
      catalog.get<{ consents: { person: string }[] }>(`/v1/catalog/consents?creator=${PLATFORM_CREATOR}`, as);
    expect((await list('default')).body.consents.slice(0, 2)).toMatchObject([
      { person: 'ann', onRecord: true, items: 1 },
      { person: 'bob', onRecord: true, reference: 'release-bob-2' },
    ]);
    expect((await list('other')).body.consents).toEqual([]);
    await catalog.post('/v1/catalog/consents/ann/revoke', { creator: PLATFORM_CREATOR, reason: 'x' }, 'other');
    expect((await list('default')).body.consents[0]).toMatchObject({ person: 'ann', onRecord: true });
  });
});

describe(`a vault of ${ITEMS} items`, () => {
  it('offers no incomplete one while consents are revoked under it, and settles to exactly the complete ones', async () => {
    const random = seeded(20261123);
    const who = () => `person-${Math.floor(random() * PEOPLE)}`;
    for (let n = 0; n < PEOPLE; n += 2) await consent(`person-${n}`);
    for (let from = 0; from < ITEMS; from += 1_000)
      await load(
        Array.from({ length: 1_000 }, (_, n) =>
          line(`r${from + n}`, random() < 0.3 ? [] : [who(), who()], { title: `Sketch ${from + n}` }),
        ),
      );
    const revoked = Array.from({ length: 10 }, (_, n) => `person-${n * 2}`);
    const asks = Array.from({ length: 100 }, () => asked({ query: `sketch ${Math.floor(random() * ITEMS)}` }));
    const [answers] = await Promise.all([Promise.all(asks), Promise.all(revoked.map(revoke))]);
    const later = await Promise.all(Array.from({ length: 100 }, () => asked({ query: 'a sketch please' })));
    expect(answers.concat(later).filter((answer) => answer.startsWith('r')).length).toBeGreaterThan(100);
    const incomplete = `exists (select 1 from json_array_elements_text(i.record -> 'consents') p where not exists
      (select 1 from consent c where c.creator = i.creator and c.person = p and c.on_record))`;
    expect(
      await catalog.query(`select item_id from item i where item_id = any($1) and ${incomplete}`, [later]),
    ).toEqual([]);
    await eventually(async () => expect(await catalog.query('select person from consent where pending')).toEqual([]));
    expect(await catalog.query(`select item_id from item i where suspended is distinct from ${incomplete}`)).toEqual(
      [],
    );
    const [counted] = await catalog.query<{ items: string; real: string }>(
      `select v.items::int, (select count(*)::int from item i where i.creator = v.creator and i.sellable) as real
       from vault v where v.creator = $1`,
      [ids.creatorId('default', PLATFORM_CREATOR)],
    );
    expect(counted!.items).toBe(counted!.real);
  });
});

it('every item and every person is rebuilt from the log to the state that is stored', async () => {
  const events = await catalog.query<StoredEvent>(
    'select stream, type, data from event where fan is null order by stream, version',
  );
  const facets = await catalog.query<{ stream: string; state: unknown }>(
    'select stream, state from facet where fan is null',
  );
  const rebuilt = Map.groupBy(events, ({ stream }) => stream);
  expect(facets.length).toBeGreaterThan(ITEMS);
  for (const { stream, state } of facets) {
    const decider: AnyDecider = stream.includes('/person/') ? person : item;
    expect(state).toEqual(fold(decider, decider.initial, rebuilt.get(stream)!, new Rows()));
  }
});

/** Numbers in [0, 1), the same on every run (Mulberry32). */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};
