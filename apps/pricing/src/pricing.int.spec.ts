import {
  contentProposedV1,
  creatorRegisteredV1,
  fanMessageReceivedV1,
  fanRestrictedV1,
  itemSuspendedV1,
  itemWithdrawnV1,
  purchaseCompletedV1,
  purchaseDisputedV1,
  purchaseRefundedV1,
  type DataOf,
  type StoredEvent,
} from '@reprise/contracts';
import { ids } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { CREATOR, TENANT } from '@reprise/service-testing';
import { pricingTables, RunningPricing } from './testing/running-pricing.js';

const NOW = '2026-11-23T10:00:00.000Z';
let database: TestDatabase;
let pricing: RunningPricing;
beforeAll(async () => {
  database = await testDatabase(pricingTables);
  pricing = await RunningPricing.start(database.url, NOW);
  await pricing.publishOf(CREATOR, 'creator/profile', creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!));
  await eventually(async () => expect((await pricing.get('/v1/pricing/creators/c1/policy')).status).toBe(200));
});
beforeEach(() => {
  pricing.clock.time = NOW;
});
afterAll(async () => {
  await pricing.stop();
  await database.drop();
});

const propose = (itemId: string, over: Partial<DataOf<typeof contentProposedV1>> = {}) =>
  contentProposedV1.make({ ...contentProposedV1.samples[0]!, itemId, ...over });
const buy = (purchaseId: string, over: Partial<DataOf<typeof purchaseCompletedV1>> = {}) =>
  purchaseCompletedV1.make({ ...purchaseCompletedV1.samples[0]!, purchaseId, quoteId: null, ...over });

const said = (fan: string, count: number): Promise<StoredEvent[]> =>
  eventually(async () => {
    const events = await pricing.said(fan);
    expect(events.map(({ type }) => type)).toHaveLength(count);
    return events;
  });
const types = (events: readonly StoredEvent[]) => events.map(({ type }) => type.split('.')[1]);
const dataOf = (event: StoredEvent | undefined) => event?.data as Record<string, never>;
type Quoted = DataOf<typeof import('@reprise/contracts').priceQuotedV1>;

describe('a proposed item', () => {
  it('gets a quote that can be looked up with its reasons, and the purchase that names it is attributed', async () => {
    await pricing.publish('buyer', propose('i1'));
    const [quoted] = await said('buyer', 1);
    const { quoteId, amountMinor } = quoted!.data as Quoted;
    const { body } = await pricing.get(`/v1/pricing/quotes/${quoteId}`);
    expect(body).toMatchObject({ fan: 'buyer', status: 'open', amountMinor, policyVersion: 'default@1' });
    expect(body['reasons']).toHaveLength(6);
    expect((await pricing.get(`/v1/pricing/quotes/${quoteId}`, 'other')).status).toBe(404);

    await pricing.publish('buyer', buy('p1', { quoteId, amountMinor }));
    const [, sale] = await said('buyer', 2);
    expect(sale).toMatchObject({ topicSequence: 1, causationId: expect.any(String) as string });
    expect(dataOf(sale)).toMatchObject({ attributed: true, quoteId, feeMinor: Math.round(amountMinor / 5) });
    expect((await pricing.get(`/v1/pricing/quotes/${quoteId}`)).body).toMatchObject({ status: 'bought' });
    const sales = await pricing.get<{ sales: unknown[] }>('/v1/pricing/sales?creator=c1&fan=buyer');
    expect(sales.body.sales).toEqual([{ ...dataOf(sale), occurredAt: expect.any(String) as string }]);
  });

  it('expires once its time has run out', async () => {
    await pricing.publish('slow', propose('i1'));
    await said('slow', 1);
    pricing.clock.time = '2026-11-24T10:00:00.001Z';
    const events = await said('slow', 2);
    expect(types(events)).toEqual(['price-quoted', 'quote-expired']);
    const { quoteId } = events[0]!.data as Quoted;
    expect((await pricing.get(`/v1/pricing/quotes/${quoteId}`)).body).toMatchObject({ status: 'expired' });
  });

  it('that was withdrawn loses its open quotes and gets no new one until it is changed', async () => {
    await pricing.publish('holder', propose('gone', { itemVersion: 1 }));
    await said('holder', 1);
    const withdrawn = itemWithdrawnV1.make({ itemId: 'gone', reason: 'retired', occurredAt: NOW });
    await pricing.publishOf(CREATOR, 'item/gone', withdrawn);
    expect(types(await said('holder', 2))).toEqual(['price-quoted', 'quote-cancelled']);
    await pricing.publish('holder', propose('gone', { itemVersion: 1 }), propose('gone', { itemVersion: 2 }));
    expect(types(await said('holder', 4)).slice(2)).toEqual(['price-withheld', 'price-quoted']);
  });

  it('that shows somebody without consent loses its open quotes, until the catalog proposes it again', async () => {
    await pricing.publish('looker', propose('shown', { itemVersion: 1 }));
    await said('looker', 1);
    const suspended = itemSuspendedV1.make({ itemId: 'shown', missing: ['p1'], occurredAt: NOW });
    await pricing.publishOf(CREATOR, 'item/shown', suspended);
    await said('looker', 2);
    await pricing.publish('looker', propose('shown', { itemVersion: 1 }), propose('shown', { itemVersion: 2 }));
    expect(types(await said('looker', 4)).slice(1)).toEqual(['quote-cancelled', 'price-withheld', 'price-quoted']);
  });

  it('gets no price from a fan who is restricted, or short of money', async () => {
    const restricted = fanRestrictedV1.make(fanRestrictedV1.samples[0]!);
    await pricing.publish('minor', propose('i1'), restricted, propose('i2'));
    expect(types(await said('minor', 4))).toEqual([
      'price-quoted',
      'selling-suspended',
      'quote-cancelled',
      'price-withheld',
    ]);
    const screens = { version: 'test', scores: { hardship: 1 }, truncated: false };
    await pricing.publish(
      'broke',
      fanMessageReceivedV1.make({ ...fanMessageReceivedV1.samples[0]!, screens }),
      propose('i1'),
    );
    const events = await said('broke', 2);
    expect(types(events)).toEqual(['hardship-noted', 'price-withheld']);
    expect(dataOf(events[1])).toMatchObject({ reason: 'hardship' });
  });
});

describe('a purchase whose quote does not count', () => {
  it('is a sale without a fee, and an incident the creator sees', async () => {
    await pricing.publish('owner', propose('i1'));
    const [quoted] = await said('owner', 1);
    const { quoteId, amountMinor } = quoted!.data as Quoted;
    await pricing.publish(
      'thief',
      buy('p-foreign', { quoteId, amountMinor }),
      buy('p-unknown', { quoteId: 'nobody’s' }),
    );
    const sales = await said('thief', 2);
    expect(sales.map((sale) => dataOf(sale)['attribution'])).toEqual([
      { reason: 'quote-foreign' },
      { reason: 'quote-unknown' },
    ]);
    const { body } = await pricing.get<{ incidents: { kind: string; fan: string }[] }>(
      '/v1/pricing/incidents?creator=c1',
    );
    expect(
      body.incidents
        .filter(({ fan }) => fan === 'thief')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['quote-foreign', 'quote-unknown']);
    expect((await pricing.get<{ incidents: unknown[] }>('/v1/pricing/incidents', 'other')).body.incidents).toEqual([]);
    const incidents = await eventually(async () => {
      const events = await pricing.said(CREATOR, 'creator.events');
      const raised = events.filter(
        ({ type, stream }) => type === 'pricing.incident-raised.v1' && /p-(foreign|unknown)$/.test(stream),
      );
      expect(raised).toHaveLength(2);
      return raised;
    });
    expect(incidents.map(({ stream }) => stream)).toContain(`pricing:${CREATOR}/incident/p-foreign`);
  });
});

describe('money that goes back', () => {
  it('is reversed whether it comes before or after its purchase, counts once, and shows on the topic `sales`', async () => {
    const refund = purchaseRefundedV1.make({
      ...purchaseRefundedV1.samples[0]!,
      purchaseId: 'p-back',
      amountMinor: 1500,
    });
    const dispute = purchaseDisputedV1.make({
      ...purchaseDisputedV1.samples[0]!,
      purchaseId: 'p-back',
      amountMinor: 1500,
    });
    await pricing.publish('regretful', refund, buy('p-back', { itemId: 'i7' }), dispute);
    const events = await said('regretful', 5);
    expect(types(events)).toEqual([
      'reversal-pended',
      'sale-recorded',
      'sale-reversed',
      'sale-reversed',
      'selling-suspended',
    ]);
    expect(events.slice(2, 4).map((event) => dataOf(event)['amountMinor'])).toEqual([1500, 0]);
    const published = await eventually(async () => {
      const sales = await pricing.said('regretful', 'sales');
      expect(sales).toHaveLength(3);
      return sales;
    });
    expect(published.map(({ topicSequence }) => topicSequence)).toEqual([1, 2, 3]);
  });
});

describe('a policy', () => {
  const path = '/v1/pricing/creators/strict/policy';
  const creator = ids.creatorId(TENANT, 'strict');
  it('binds the quotes after it, is refused when it makes no sense, and is nobody else’s', async () => {
    const registered = { ...creatorRegisteredV1.samples[0]!, platformCreatorId: 'strict' };
    await pricing.publishOf(creator, 'creator/profile', creatorRegisteredV1.make(registered));
    await eventually(async () => expect((await pricing.get(path)).status).toBe(200));
    const published = { policy: { version: 'mine@1', mode: 'list', floorBps: 10_000 }, by: 'operator:kim' };
    expect((await pricing.post(path, published)).body).toEqual({ version: 'mine@1', changed: true });
    expect((await pricing.post(path, published)).body).toMatchObject({ changed: false });
    await pricing.publishAll([{ fan: 'listed', creator, event: propose('i1') }]);
    expect((await said('listed', 1))[0]!.data).toMatchObject({
      policyVersion: 'mine@1',
      amountMinor: 1500,
      mode: 'list',
    });
    expect((await pricing.get(path)).body).toMatchObject({ version: 'mine@1', feeBps: 2_000 });

    const refused = await pricing.post(path, { policy: { version: 'mine@2', floorBps: 9_000, ceilingBps: 8_000 } });
    expect(refused).toMatchObject({ status: 400, body: { code: 'policy/floor-above-ceiling' } });
    const taken = await pricing.post(path, { policy: { version: 'mine@1' } });
    expect(taken).toMatchObject({ status: 409, body: { code: 'policy/version-taken' } });
    expect((await pricing.post(path, { policy: { version: 'x', floorBps: -1 } })).status).toBe(400);
    const bounds = JSON.parse('{"constructor":{"floorMinor":1},"__proto__":{"floorMinor":900}}') as object;
    expect(await pricing.post(path, { policy: { version: 'x', itemBounds: bounds } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'policy.itemBounds.__proto__' }] },
    });
    expect((await pricing.post(path, published, 'other')).status).toBe(404);
    expect((await pricing.post('/v1/pricing/creators/nobody/policy', published)).body).toMatchObject({
      code: 'creator/unknown',
    });
  });
});
