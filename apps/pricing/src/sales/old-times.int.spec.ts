import {
  creatorRegisteredV1,
  purchaseCompletedV1,
  purchaseRefundedV1,
  subscriptionChangedV1,
  type DataOf,
} from '@reprise/contracts';
import { CREATOR } from '@reprise/service-testing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { pricingTables, RunningPricing } from '../testing/running-pricing.js';

let database: TestDatabase;
let pricing: RunningPricing;
beforeAll(async () => {
  database = await testDatabase(pricingTables);
  pricing = await RunningPricing.start(database.url, '2026-11-23T10:00:00.000Z');
  await pricing.publishOf(CREATOR, 'creator/profile', creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!));
});
afterAll(async () => {
  await pricing.stop();
  await database.drop();
});

const buy = (purchaseId: string, occurredAt: string, over: Partial<DataOf<typeof purchaseCompletedV1>> = {}) =>
  purchaseCompletedV1.make({
    ...purchaseCompletedV1.samples[0]!,
    purchaseId,
    itemId: purchaseId,
    quoteId: null,
    amountMinor: 100,
    occurredAt,
    ...over,
  });
interface Sales {
  readonly sales: readonly { readonly purchaseId: string; readonly occurredAt: string; readonly kind: string }[];
}

// The release before took such moments; what it recorded is in the log for ever.
describe('what was recorded outside the years 0001 to 9999', () => {
  it('is a sale of the nearest moment inside, and holds up nothing behind it', async () => {
    const { samples: subscriptions } = subscriptionChangedV1;
    await pricing.publish(
      'old-times',
      buy('after', '+010000-01-01T11:59:59.000Z'),
      buy('zero', '0000-06-01T00:00:00.000Z', { origin: 'import' }),
      buy('before', '-000001-12-31T00:00:00.000Z', { origin: 'import' }),
      subscriptionChangedV1.make({
        ...subscriptions[0]!,
        amountMinor: 0,
        periodEnd: '+010000-01-01T11:59:59.000Z',
      }),
      buy('good', '2026-11-20T10:00:00.000Z'),
    );
    const { sales } = await eventually(async () => {
      const { body } = await pricing.get<Sales>('/v1/pricing/sales?fan=old-times');
      expect(body.sales.map(({ purchaseId }) => purchaseId)).toContain('good');
      return body;
    });
    const times = sales
      .filter(({ kind }) => kind === 'sale')
      .map(({ purchaseId, occurredAt }) => [purchaseId, occurredAt]);
    expect(times).toEqual(
      expect.arrayContaining([
        ['after', '9999-12-31T23:59:59.999Z'],
        ['zero', '0001-01-01T00:00:00.000Z'],
        ['before', '0001-01-01T00:00:00.000Z'],
        ['good', '2026-11-20T10:00:00.000Z'],
      ]),
    );
    await eventually(async () => {
      const { body } = await pricing.get(`/v1/pricing/reports/sales?creator=${CREATOR}`);
      expect(body).toMatchObject({ purchases: 4, byDay: { '9999-12-31': 100, '0001-01-01': 200, '2026-11-20': 100 } });
    });
    expect(await pricing.query('select * from dead_letter')).toEqual([]);
  });

  it('and what lies at the end of them can be added to: a refund of the last second cools off until then', async () => {
    await pricing.publish(
      'last-second',
      buy('last', '9999-12-31T23:59:59.999Z'),
      purchaseRefundedV1.make({
        ...purchaseRefundedV1.samples[0]!,
        purchaseId: 'last',
        amountMinor: 100,
        occurredAt: '9999-12-31T23:59:59.999Z',
      }),
      buy('behind', '2026-11-21T10:00:00.000Z'),
    );
    await eventually(async () => {
      const { body } = await pricing.get<Sales>('/v1/pricing/sales?fan=last-second');
      expect(body.sales.map(({ kind, purchaseId }) => [kind, purchaseId])).toEqual([
        ['sale', 'last'],
        ['reversal', 'last'],
        ['sale', 'behind'],
      ]);
    });
    const { body } = await pricing.get('/v1/pricing/fans/last-second/state');
    expect(body).toMatchObject({ state: { coolOffUntil: '9999-12-31T23:59:59.999Z' } });
  });
});
