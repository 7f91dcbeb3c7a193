import { CREATOR, damageAndRebuild } from '@reprise/service-testing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { catalogService } from './module.js';
import { PLATFORM_CREATOR, RunningCatalog } from './testing/running-catalog.js';

let database: TestDatabase;
let catalog: RunningCatalog;
beforeAll(async () => {
  database = await testDatabase();
  catalog = await RunningCatalog.start(database.url);
});
afterAll(async () => {
  await catalog.stop();
  await database.drop();
});

const settled = () =>
  eventually(async () => expect(await catalog.query('select person from consent where pending')).toEqual([]));
const post = (path: string, body: object) =>
  catalog.post(`/v1/catalog/consents/${path}`, { creator: PLATFORM_CREATOR, ...body });

describe('what catalog stores, damaged and made anew', () => {
  it('is what its events say of consents: given, replaced and revoked', async () => {
    for (const person of ['p1', 'p2', 'p3', 'p/4'])
      await post(encodeURIComponent(person), { reference: `r-${person}` });
    await post('p2/revoke', { reason: 'asked' });
    await post('p3', { reference: 'r-another' });
    await settled();
    const rebuilt = (damage: string) => damageAndRebuild(catalogService, database.url, { damage, tables: ['consent'] });
    const { before, damaged, after } = await rebuilt(
      `update consent set on_record = not on_record, covers = '{}', reference = 'none', tenant = 'none', changed_at = now()`,
    );
    expect(before['consent']!.length).toBeGreaterThanOrEqual(3);
    expect(damaged['consent']).not.toEqual(before['consent']);
    expect(after).toEqual(before);

    // Of a row that was lost, the items that show the person are looked at again.
    await rebuilt(`delete from consent where creator = '${CREATOR}'`);
    await settled();
    expect((await rebuilt('select')).before).toEqual(before);
  });

  it('is what its events say of the people in an item', async () => {
    const items = [['p1', 'p5'], ['p1'], []].map((consents, n) => ({
      ...{ id: `i${n}`, title: `Title ${n}`, description: 'A description.', priceMinor: 1500, currency: 'USD' },
      consents: consents.map((person) => ({ person, reference: `r-${person}` })),
    }));
    const put = (records: readonly object[]) =>
      catalog.post('/v1/catalog/imports/items', {
        ...{ platform: 'sandbox', creator: PLATFORM_CREATOR },
        entries: records.map((record, n) => ({ line: n + 1, record })),
      });
    await put(items);
    await put([{ ...items[1]!, title: 'Another title', consents: items[0]!.consents.slice(1) }]);
    await settled();
    const { before, damaged, after } = await damageAndRebuild(catalogService, database.url, {
      damage: `update item_person set person = 'nobody' where item_id = 'i1'; delete from item_person where item_id = 'i0';
        insert into item_person (creator, item_id, person) values ('${CREATOR}', 'i2', 'p1')`,
      tables: ['item_person', 'item', 'vocabulary', 'vault'],
    });
    expect(before['item_person']).toHaveLength(3);
    expect(damaged['item_person']).not.toEqual(before['item_person']);
    expect(after).toEqual(before);
  });
});
