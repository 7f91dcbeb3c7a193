import { DEFAULT_PRICING_POLICY, type PricingPolicy } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { pricingFan, type PricingFanEvent } from '../fan.js';
import { ask, back, buy, SOON, storyOf } from '../testing/story.js';
import { incidentOf } from './incident.js';

const LIST: PricingPolicy = { ...DEFAULT_PRICING_POLICY, mode: 'list' };

const quote = (quoteId: string, over: Parameters<typeof ask>[0] = {}) => ask({ quoteId, policy: LIST, ...over });
const after = storyOf((history, command) => given(pricingFan, history).when(command).events());
const last = (events: readonly PricingFanEvent[], type: string) =>
  events.findLast((event) => event.type === type)?.data;
const reversals = (events: readonly PricingFanEvent[]) =>
  events.flatMap((event) =>
    event.type === 'pricing.sale-reversed.v1'
      ? [[event.data.amountMinor, event.data.feeMinor, event.data.reversal.counted] as const]
      : [],
  );
const incidents = (events: readonly PricingFanEvent[]) => events.flatMap((event) => incidentOf(event)?.kind ?? []);

describe('money that goes back', () => {
  const bought = [quote('q1'), buy({ quoteId: 'q1' })];

  it('takes its share of the fee along, so that parts add up to the whole', () => {
    const events = after(...bought, back('refund', 'r1', 333), back('refund', 'r2', 333), back('refund', 'r3', 834));
    expect(reversals(events)).toEqual([
      [333, 67, 'whole'],
      [333, 66, 'whole'],
      [834, 167, 'whole'],
    ]);
    expect(last(events, 'pricing.sale-reversed.v1')).toMatchObject({
      saleId: 'reversal r3',
      kind: 'reversal',
      reversalOf: 'sale of p1',
      attributed: true,
      quoteId: 'q1',
    });
  });

  it('counts once when a refund and a dispute take the same money, whole or in part', () => {
    expect(reversals(after(...bought, back('refund', 'r1', 1500), back('dispute', 'd1', 1500)))).toEqual([
      [1500, 300, 'whole'],
      [0, 0, 'same-money'],
    ]);
    const parts = after(...bought, back('dispute', 'd1', 500), back('refund', 'r1', 500), back('refund', 'r2', 500));
    expect(reversals(parts).map(([amount]) => amount)).toEqual([500, 0, 500]);
    expect(incidents(parts)).toEqual([]);
  });

  it('never exceeds the sale: the excess of refunds is an incident', () => {
    const events = after(...bought, back('refund', 'r1', 1000), back('refund', 'r2', 1000));
    expect(reversals(events)).toEqual([
      [1000, 200, 'whole'],
      [500, 100, 'capped'],
    ]);
    expect(incidents(events)).toEqual(['reversal-exceeds-sale']);
  });

  it('in another currency reverses nothing, and a person is told', () => {
    const events = after(...bought, back('refund', 'r1', 500, 'EUR'), back('refund', 'r2', 1500));
    expect(reversals(events)).toEqual([
      [0, 0, 'other-currency'],
      [1500, 300, 'whole'],
    ]);
    expect(incidents(events)).toEqual(['reversal-currency']);
  });

  it('waits for its purchase, and is applied with it', () => {
    const waiting = after(quote('q1'), back('refund', 'r1', 1000), back('refund', 'r2', 1000));
    expect(waiting.slice(1).map((event) => event.type)).toEqual(Array(2).fill('pricing.reversal-pended.v1'));
    given(pricingFan, waiting)
      .when(back('refund', 'r1', 1000))
      .thenNothing();
    const events = [
      ...waiting,
      ...given(pricingFan, waiting)
        .when(buy({ quoteId: 'q1' }))
        .events(),
    ];
    expect(reversals(events)).toEqual([
      [1000, 200, 'whole'],
      [500, 100, 'capped'],
    ]);
    given(pricingFan, events)
      .when(back('refund', 'r2', 1000))
      .thenNothing();
  });

  it('by dispute stops selling to the fan, before or after the purchase is known', () => {
    for (const commands of [[...bought, back('dispute', 'd1', 1500)], [back('dispute', 'd1', 1500)]])
      expect(after(...commands).at(-1)).toMatchObject({
        type: 'pricing.selling-suspended.v1',
        data: { kind: 'dispute' },
      });
  });

  it('cools pitches off for a day after a refund, and frees the item when all of it went back', () => {
    const events = after(...bought, back('refund', 'r1', 1500));
    const verdictAt = (now: string) => given(pricingFan, events).when(quote('q2', { now })).events().at(-1)?.data;
    expect(verdictAt(SOON)).toMatchObject({ reason: 'cool-off' });
    expect(verdictAt('2026-11-24T10:05:01.000Z')).toMatchObject({ amountMinor: 1500 });
  });
});
