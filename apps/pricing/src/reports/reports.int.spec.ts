import {
  creatorRegisteredV1,
  purchaseCompletedV1,
  subscriptionChangedV1,
  tipReceivedV1,
  type DataOf,
  type StoredEvent,
} from '@reprise/contracts';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { pricingTables, RunningPricing } from '../testing/running-pricing.js';

const NOW = '2026-11-23T10:00:00.000Z';
let database: TestDatabase;
let pricing: RunningPricing;
beforeAll(async () => {
  database = await testDatabase(pricingTables);
  pricing = await RunningPricing.start(database.url, NOW);
});
afterAll(async () => {
  await pricing.stop();
  await database.drop();
});

const buy = (purchaseId: string, over: Partial<DataOf<typeof purchaseCompletedV1>> = {}) =>
  purchaseCompletedV1.make({ ...purchaseCompletedV1.samples[0]!, purchaseId, quoteId: null, ...over });
const said = (fan: string, count: number): Promise<StoredEvent[]> =>
  eventually(async () => {
    const events = await pricing.said(fan);
    expect(events.map(({ type }) => type)).toHaveLength(count);
    return events;
  });

describe('the sales report', () => {
  const day = '2017-01-01';
  it('adds up gross sales by UTC day, ISO week, month and the platform’s creators, whatever their order', async () => {
    const bought = { origin: 'import', currency: 'USD' } as const;
    const { creator, ...rest } = { creator: 'other-creator', ...bought };
    await pricing.publishAll([
      { fan: 'r1', creator, event: buy('r-2', { ...rest, amountMinor: 250, occurredAt: '2017-01-02T00:00:00Z' }) },
      {
        fan: 'r1',
        creator,
        event: buy('r-1', { ...rest, amountMinor: 100, occurredAt: `${day}T23:59:59.999999999Z` }),
      },
      { fan: 'r2', creator, event: buy('r-0', { ...rest, amountMinor: 0, occurredAt: `${day}T00:00:00Z` }) },
      {
        fan: 'r2',
        creator,
        event: tipReceivedV1.make({ tipId: 't1', amountMinor: 7, occurredAt: `${day}T10:00:00Z`, ...rest }),
      },
      {
        fan: 'r2',
        creator,
        event: subscriptionChangedV1.make({
          ...subscriptionChangedV1.samples[0]!,
          ...rest,
          amountMinor: 999,
          occurredAt: '2017-02-01T00:00:00Z',
        }),
      },
    ]);
    const expected = {
      purchases: 3,
      totalMinor: 1356,
      byDay: { '2017-01-01': 107, '2017-01-02': 250, '2017-02-01': 999 },
      byWeek: { '2016-W52': 107, '2017-W01': 250, '2017-W05': 999 },
      byMonth: { '2017-01': 357, '2017-02': 999 },
      byCreator: { 'other-creator': 1356 },
    };
    await said('r1', 2);
    await said('r2', 3);
    // Registered after its first sales: the platform's id shows all the same.
    const registered = { ...creatorRegisteredV1.samples[0]!, platformCreatorId: 'shop' };
    await pricing.publishOf(creator, 'creator/profile', creatorRegisteredV1.make(registered));
    await eventually(async () =>
      expect((await pricing.get('/v1/pricing/reports/sales?creator=shop')).body).toEqual({
        ...expected,
        byCreator: { shop: 1356 },
        byCurrency: { USD: { ...expected, byCreator: { shop: 1356 } } },
      }),
    );
    const byWeek = await pricing.get<{ rows: unknown }>('/v1/pricing/reports/sales?creator=other-creator&by=week');
    expect(byWeek.body.rows).toEqual(
      Object.entries(expected.byWeek).map(([key, totalMinor]) => ({ key, currency: 'USD', totalMinor })),
    );
    expect((await pricing.get('/v1/pricing/reports/sales?by=year')).status).toBe(400);
    expect((await pricing.get('/v1/pricing/reports/sales', 'other')).body).toMatchObject({
      purchases: 0,
      totalMinor: 0,
      byDay: {},
    });
    expect((await pricing.get('/v1/pricing/statements/shop?month=2017-01')).body).toMatchObject({
      lines: [{ currency: 'USD', itemsMinor: 350, tipsMinor: 7, netMinor: 357, feeMinor: 0 }],
    });
  });

  it('adds nothing up across currencies: each has its own sums, and the single fields are null', async () => {
    const sold = { origin: 'import', occurredAt: `${day}T12:00:00Z` } as const;
    await pricing.publishAll([
      { fan: 'mixed', creator: 'abroad', event: buy('m-1', { ...sold, currency: 'USD', amountMinor: 7 }) },
      { fan: 'mixed', creator: 'abroad', event: buy('m-2', { ...sold, currency: 'EUR', amountMinor: 5 }) },
    ]);
    await said('mixed', 2);
    const registered = { ...creatorRegisteredV1.samples[0]!, platformCreatorId: 'far-shop' };
    await pricing.publishOf('abroad', 'creator/profile', creatorRegisteredV1.make(registered));
    const of = (totalMinor: number) => ({
      purchases: 1,
      totalMinor,
      byDay: { [day]: totalMinor },
      byWeek: { '2016-W52': totalMinor },
      byMonth: { '2017-01': totalMinor },
      byCreator: { 'far-shop': totalMinor },
    });
    const none = { purchases: null, totalMinor: null, byDay: null, byWeek: null, byMonth: null, byCreator: null };
    await eventually(async () =>
      expect((await pricing.get('/v1/pricing/reports/sales?creator=far-shop&by=day')).body).toMatchObject({
        ...none,
        byCurrency: { EUR: of(5), USD: of(7) },
        rows: [
          { key: day, currency: 'EUR', totalMinor: 5 },
          { key: day, currency: 'USD', totalMinor: 7 },
        ],
      }),
    );
  });

  it('of two thousand imported purchases takes tens of transactions, not thousands', async () => {
    const before = await pricing.transactions();
    await pricing.publishAll(
      Array.from({ length: 2_000 }, (_, n) => ({
        fan: `bulk-${n % 300}`,
        creator: 'bulk',
        event: buy(`bulk-${n}`, { amountMinor: n % 700, itemId: `i${n % 50}`, origin: 'import', occurredAt: NOW }),
      })),
    );
    await pricing.publishOf('bulk', 'creator/profile', creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!));
    await eventually(async () =>
      expect((await pricing.get('/v1/pricing/reports/sales?creator=bulk')).body).toMatchObject({ purchases: 2_000 }),
    );
    expect((await pricing.transactions()) - before).toBeLessThan(100);
  });
});
