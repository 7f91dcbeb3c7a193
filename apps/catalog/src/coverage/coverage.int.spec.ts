import { saleRecordedV1, turnPlannedV1, type StoredEvent } from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR } from '@reprise/service-testing';
import { PLATFORM_CREATOR, catalogTables, RunningCatalog } from '../testing/running-catalog.js';

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

const asks = (turnId: string, query: string) =>
  turnPlannedV1.make({ ...turnPlannedV1.samples[0]!, turnId, query, itemId: null });
const buys = (saleId: string, itemId: string) => saleRecordedV1.make({ ...saleRecordedV1.samples[0]!, saleId, itemId });
const line = (id: string, title: string) => ({ id, title, description: 'A set.', priceMinor: 1500, currency: 'USD' });
const bottlenecks = async (query: string, as: 'default' | 'other' = 'default') =>
  (await catalog.get<{ bottlenecks: unknown[] }>(`/v1/catalog/coverage/bottlenecks${query}`, as)).body.bottlenecks;
const said = (fan: string, count: number) =>
  eventually(async () => {
    const of = [`catalog:${fan}`];
    expect(await catalog.query<StoredEvent>('select id from event where stream = $1', of)).toHaveLength(count);
  });

describe('the bottleneck of a creator', () => {
  it('rests on what fans asked for, were offered and own: an item counts once a fan, and what is owned before does not', async () => {
    await catalog.post('/v1/catalog/imports/items', {
      platform: 'sandbox',
      creator: PLATFORM_CREATOR,
      entries: [line('ink', 'Ink landscapes'), line('oil', 'Oil portraits')].map((record, n) => ({
        line: n + 1,
        record,
      })),
    });
    await catalog.publish('buyer', asks('t1', 'ink landscapes'), asks('t2', 'ink landscapes'), buys('s1', 'ink'));
    await catalog.publish('owner', buys('s2', 'oil'), asks('t3', 'ink landscapes'));
    await catalog.publish('wisher', asks('t4', 'bronze busts'));
    await catalog.publish('silent', buys('s3', 'ink'));
    await Promise.all([said('buyer', 3), said('owner', 2), said('wisher', 1), said('silent', 1)]);
    const counted = {
      creator: CREATOR,
      fans: 3,
      requests: 4,
      missing: 1,
      offers: 2,
      bought: 1,
      waiting: 1,
      bottleneck: 'too-few',
      contentFactor: 1.33,
      chatFactor: 0.1,
    };
    expect(await bottlenecks('')).toEqual([counted]);
    expect(await bottlenecks(`?creator=${PLATFORM_CREATOR}`)).toEqual([counted]);
    expect(await bottlenecks(`?creator=${ids.creatorId('default', 'somebody-else')}`)).toEqual([]);
  });

  it('is told inside the tenant only', async () => {
    expect(await bottlenecks('', 'other')).toEqual([]);
    expect(await bottlenecks(`?creator=${CREATOR}`, 'other')).toEqual([]);
  });
});
