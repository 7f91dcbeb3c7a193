import { DEFAULT_PRICING_POLICY, type PricingPolicy } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { pricingFan, type PricingFanCommand, type PricingFanEvent } from '../fan.js';
import { ask, buy, NOW, SOON, storyOf } from '../testing/story.js';
import { incident, incidentOf } from './incident.js';

const EXPIRED = '2026-11-24T10:00:00.001Z';
const LIST: PricingPolicy = { ...DEFAULT_PRICING_POLICY, mode: 'list' };

const quote = (quoteId: string, over: Parameters<typeof ask>[0] = {}) => ask({ quoteId, policy: LIST, ...over });
const after = storyOf((history, command) => given(pricingFan, history).when(command).events());
const last = (events: readonly PricingFanEvent[], type: string) =>
  events.findLast((event) => event.type === type)?.data;
const saleOf = (events: readonly PricingFanEvent[]) => last(events, 'pricing.sale-recorded.v1');
const incidents = (events: readonly PricingFanEvent[]) => events.flatMap((event) => incidentOf(event)?.kind ?? []);

describe('a purchase', () => {
  it('is a sale of the quote it names: attributed, with the fee half up, and the quote is used', () => {
    const events = after(quote('q1'), buy({ quoteId: 'q1' }));
    expect(saleOf(events)).toMatchObject({
      saleId: 'sale of p1',
      kind: 'sale',
      source: 'item',
      quoteId: 'q1',
      attributed: true,
      attribution: { reason: 'named-quote' },
      amountMinor: 1500,
      feeMinor: 300,
      reversalOf: null,
    });
    expect(incidents(events)).toEqual([]);
    expect(given(pricingFan, events).when(buy()).state().state.open).toEqual([]);
  });

  it.each([
    ['quote-unknown', 'q9', {}, null],
    ['quote-foreign', 'q9', {}, 'another fan'],
    ['quote-mismatch', 'q1', { itemId: 'i2' }, null],
    ['quote-mismatch', 'q1', { currency: 'EUR' }, null],
    ['quote-mismatch', 'q1', { amountMinor: 1499 }, null],
    ['price-below-floor', 'q1', { amountMinor: 1049 }, null],
    ['quote-expired', 'q1', { occurredAt: EXPIRED }, null],
  ])(
    'is a sale without attribution or fee, and an incident, when the quote it names does not count: %s',
    (reason, quoteId, over, owner) => {
      const events = after(quote('q1'), buy({ quoteId, ...over }, owner));
      expect(saleOf(events)).toMatchObject({ quoteId, attributed: false, attribution: { reason }, feeMinor: 0 });
      expect(incidents(events)).toEqual([reason]);
    },
  );

  it('uses a quote up: a second purchase that names it is an incident', () => {
    const events = after(quote('q1'), buy({ quoteId: 'q1' }), buy({ purchaseId: 'p2', quoteId: 'q1' }));
    expect(saleOf(events)).toMatchObject({
      purchaseId: 'p2',
      attributed: false,
      attribution: { reason: 'quote-used' },
    });
    expect(incidents(events)).toEqual(['quote-used']);
  });

  it('tries no other quote when the one it names does not count', () => {
    const events = after(quote('q1'), buy({ quoteId: 'q9' }));
    expect(saleOf(events)).toMatchObject({ attributed: false });
    expect(events.at(-1)).toMatchObject({
      type: 'pricing.quote-cancelled.v1',
      data: { quoteId: 'q1', reason: 'bought' },
    });
  });

  it('counts until the very moment its quote expires, however late we learn of it', () => {
    const expired = after(quote('q1'), { type: 'ExpireQuote', quoteId: 'q1', itemId: 'i1', now: EXPIRED });
    expect(expired.at(-1)?.type).toBe('pricing.quote-expired.v1');
    const events = [
      ...expired,
      ...given(pricingFan, expired)
        .when(buy({ quoteId: 'q1', occurredAt: '2026-11-24T10:00:00Z' }))
        .events(),
    ];
    expect(saleOf(events)).toMatchObject({ attributed: true });
  });

  it('counts when a newer price replaced the quote it names: the fan saw and took our price', () => {
    const lower = { purpose: 'negotiate', fanOfferMinor: 1400 } as const;
    const events = after(quote('q1'), quote('q2', { now: SOON, proposal: lower }), buy({ quoteId: 'q1' }));
    expect(saleOf(events)).toMatchObject({ attributed: true, quoteId: 'q1' });
    expect(events.at(-1)?.data).toMatchObject({ quoteId: 'q2', reason: 'bought' });
  });

  it('that names no quote belongs to the newest one that stood then for item, amount and currency', () => {
    expect(saleOf(after(quote('q1'), buy()))).toMatchObject({
      attributed: true,
      quoteId: 'q1',
      attribution: { reason: 'open-quote' },
    });
    for (const over of [
      { amountMinor: 1400 },
      { currency: 'EUR' },
      { itemId: 'i2' },
      { occurredAt: EXPIRED },
      { occurredAt: '2026-11-23T09:59:59Z' },
    ])
      expect(saleOf(after(quote('q1'), buy(over)))).toMatchObject({
        attributed: false,
        quoteId: null,
        attribution: { reason: 'no-quote' },
      });
    expect(incidents(after(quote('q1'), buy({ amountMinor: 1400 })))).toEqual([]);
  });

  it('out of an archive counts only for the quote it names, and alarms nobody', () => {
    expect(saleOf(after(quote('q1'), buy({ origin: 'import' })))).toMatchObject({ attributed: false });
    expect(saleOf(after(quote('q1'), buy({ origin: 'import', quoteId: 'q1' })))).toMatchObject({ attributed: true });
    expect(incidents(after(buy({ origin: 'import', quoteId: 'q9' })))).toEqual([]);
  });

  it('is recorded once, and may be of nothing', () => {
    given(pricingFan, after(buy())).when(buy()).thenNothing();
    expect(saleOf(after(buy({ amountMinor: 0 })))).toMatchObject({ amountMinor: 0, feeMinor: 0 });
  });

  it('is a sale whatever restriction holds', () => {
    const stop = { type: 'SuspendSelling', kind: 'age', reason: 'screen', now: NOW } as const;
    expect(saleOf(after(stop, buy()))).toMatchObject({ amountMinor: 1500 });
  });
});

describe('tips and subscription payments', () => {
  const common = { creator: 'c', fan: 'f', saleId: 's1', now: SOON };
  const money = { amountMinor: 500, currency: 'USD', occurredAt: SOON, origin: 'live' } as const;
  const subscribe = (amountMinor: number | null): PricingFanCommand => ({
    ...common,
    type: 'RecordSubscription',
    subscription: { ...money, changeId: 'p1', status: 'renewed', tier: 'basic', periodEnd: null, amountMinor },
  });
  const tip: PricingFanCommand = { ...common, type: 'RecordTip', tip: { ...money, tipId: 'p1' } };

  it('are sales with their source and no fee, once, and no business of a purchase with the same id', () => {
    const events = after(tip, subscribe(999), buy());
    expect(events.map((event) => 'source' in event.data && event.data.source)).toEqual(['tip', 'subscription', 'item']);
    expect(events[0]?.data).toMatchObject({ amountMinor: 500, feeMinor: 0, itemId: null, attributed: false });
    for (const again of [tip, subscribe(999)]) given(pricingFan, events).when(again).thenNothing();
  });
  it('of nothing are no sales', () => {
    given(pricingFan).when(subscribe(null)).thenNothing();
    given(pricingFan).when(subscribe(0)).thenNothing();
  });
});

describe('an incident', () => {
  it('is raised once', () => {
    const [raised] = after(buy({ quoteId: 'q9' })).flatMap((event) => incidentOf(event) ?? []);
    const raise = { type: 'RaiseIncident', incidentId: 'x1', incident: raised! } as const;
    const events = given(incident).when(raise).events();
    expect(events[0]?.data).toMatchObject({ incidentId: 'x1', kind: 'quote-unknown', saleId: 'sale of p1' });
    given(incident, events).when(raise).thenNothing();
  });
});
