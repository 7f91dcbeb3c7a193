import { DEFAULT_PRICING_POLICY, priceQuotedV1, type PricingPolicy } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { pricingFan, type PricingFanEvent } from '../fan.js';
import { ask, buy, SOON, storyOf } from '../testing/story.js';
import type { Quote } from './quote.js';
import { recompute } from './recompute.js';

const LATER = SOON;
const POLICY: PricingPolicy = DEFAULT_PRICING_POLICY;

const haggle = (fanOfferMinor: number | null, quoteId: string, now = LATER) =>
  ask({ quoteId, now, proposal: { purpose: 'negotiate', fanOfferMinor, declined: fanOfferMinor === null } });

const after = storyOf((history, command) => given(pricingFan, history).when(command).events());
const quotesIn = (events: readonly PricingFanEvent[]) =>
  events.flatMap((event) => (event.type === priceQuotedV1.type ? [event.data] : []));
const withheldIn = (events: readonly PricingFanEvent[]) =>
  events.flatMap((event) => (event.type === 'pricing.price-withheld.v1' ? [event.data] : []));
const outcome = (command: Quote, history: readonly PricingFanEvent[] = []) => {
  const events = given(pricingFan, history).when(command).events();
  return withheldIn(events)[0]?.reason ?? quotesIn(events)[0]?.amountMinor;
};

describe('a quote', () => {
  it('is at the list price or one rung below it at first, and leaves the verdict of every rule', () => {
    for (let seed = 0; seed < 50; seed++) expect([1300, 1500]).toContain(outcome(ask({ seed })));
    const [quoted] = quotesIn(after(ask()));
    expect(quoted).toMatchObject({
      quoteId: 'q1',
      itemVersion: 3,
      floorMinor: 1050,
      ceilingMinor: 1500,
      act: 'offer',
      round: 0,
      ladder: [1300, 1500],
      expiresAt: '2026-11-24T10:00:00.000Z',
      policyVersion: 'default@1',
      replaces: null,
    });
    const rules = quoted?.reasons.map(({ rule }) => rule);
    expect(rules).toEqual(['eligible', 'bounds', 'fairness', 'ladder', 'choice', 'protection']);
  });

  it('can be computed again from what it recorded', () => {
    const quotes = quotesIn(after(ask({ seed: 99 }), haggle(1200, 'q2')));
    for (const quoted of quotes)
      expect(recompute(quoted, POLICY)).toEqual({
        amountMinor: quoted.amountMinor,
        propensities: quoted.propensities,
        floorMinor: quoted.floorMinor,
        ceilingMinor: quoted.ceilingMinor,
      });
  });

  it('is the list price and uses nothing personal in the mode `list`', () => {
    const policy: PricingPolicy = { ...POLICY, mode: 'list' };
    const [quoted] = quotesIn(after(ask({ policy })));
    expect(quoted).toMatchObject({ amountMinor: 1500, ladder: [1500], propensities: [1], personalInputs: [] });
    const [, answer] = quotesIn(after(ask({ policy }), { ...haggle(1200, 'q2'), policy }));
    expect(answer).toMatchObject({ amountMinor: 1500, act: 'final' });
  });

  describe('under a policy of mode `personalized`, published before that was refused', () => {
    const policy: PricingPolicy = { ...POLICY, mode: 'personalized', floorBps: 9_000, ceilingBps: 14_000 };
    it('never goes above the list price, says in which mode it was given, and can be computed again', () => {
      for (let seed = 0; seed < 60; seed++) {
        const [quoted] = quotesIn(after(ask({ seed, policy })));
        expect(quoted).toMatchObject({ mode: 'personal-discount', ceilingMinor: 1500, policyVersion: policy.version });
        expect(quoted!.amountMinor).toBeLessThanOrEqual(1500);
        const { floorMinor, ceilingMinor, amountMinor, propensities } = quoted!;
        expect(recompute(quoted!, policy)).toEqual({ floorMinor, ceilingMinor, amountMinor, propensities });
      }
    });
    it('is withheld where its floor is above the list price: a floor is kept, and no price above the list is given', () => {
      expect(outcome(ask({ policy: { ...policy, floorBps: 11_000 } }))).toBe('below-floor');
    });
    it('is computed again as it was when it was given above the list price', () => {
      const { amountMinor, ...recorded } = quotesIn(after(ask({ policy })))[0]!;
      const before = { ...recorded, amountMinor, mode: 'personalized' as const, ladder: [1500, 1700] };
      expect(recompute(before, policy).ceilingMinor).toBe(2100);
    });
  });

  it('keeps the bounds the creator set for one item, also when that item is called `constructor`', () => {
    const policy: PricingPolicy = { ...POLICY, itemBounds: { i1: { floorMinor: 1400, ceilingMinor: 1450 } } };
    expect(quotesIn(after(ask({ policy })))[0]).toMatchObject({ floorMinor: 1400, ceilingMinor: 1450 });
    expect(outcome(ask({ proposal: { itemId: 'constructor' } }))).toEqual(expect.any(Number));
  });

  it('is withheld rather than below a floor the creator set above the list price', () => {
    expect(outcome(ask({ policy: { ...POLICY, itemBounds: { i1: { floorMinor: 2000 } } } }))).toBe('below-floor');
  });

  it('is withheld for what cannot be sold: no price, withdrawn, owned', () => {
    expect(outcome(ask({ proposal: { listPriceMinor: 0 } }))).toBe('not-for-sale');
    expect(outcome(ask({ withdrawn: true }))).toBe('not-for-sale');
    expect(outcome(ask(), after(buy()))).toBe('owned');
  });

  it('replaces the open quote of its item, and says so', () => {
    const events = after(ask(), ask({ quoteId: 'q2', now: LATER }));
    expect(events.map((event) => event.type.split('.')[1])).toEqual([
      'price-quoted',
      'quote-cancelled',
      'price-quoted',
    ]);
    expect(events[1]?.data).toMatchObject({ quoteId: 'q1', reason: 'replaced' });
    expect(quotesIn(events)[1]).toMatchObject({ replaces: 'q1' });
  });

  it('is the same or lower when the item is quoted again within the days of the policy, and free after them', () => {
    const first = after(ask({ seed: 1 }));
    const [{ amountMinor = 0 } = {}] = quotesIn(first);
    const again = (now: string) =>
      outcome(ask({ quoteId: 'q2', seed: 2, now, proposal: { listPriceMinor: 3000 } }), first);
    expect(again('2026-12-07T09:00:00.000Z')).toBe('below-floor');
    expect(again('2026-12-08T10:00:00.000Z')).toBeGreaterThanOrEqual(2_500);
    expect(outcome(ask({ quoteId: 'q2', seed: 2, now: LATER }), first)).toBe(amountMinor);
  });

  it('does not come back at less of a discount for another item after the fan turned a price down', () => {
    const seed = Array.from({ length: 99 }, (_, n) => n).find((n) => outcome(ask({ seed: n })) === 1300)!;
    const refused = after(ask({ seed }), haggle(null, 'q2'));
    for (let n = 0; n < 40; n++)
      expect(outcome(ask({ quoteId: 'q3', seed: n, now: LATER, proposal: { itemId: 'i2' } }), refused)).toBe(1300);
  });
});

describe('a negotiation over quotes', () => {
  it('goes down round by round, says `final`, and then withholds', () => {
    const list = { ...POLICY, mode: 'list' as const };
    const events = after(
      ask({ policy: list }),
      ...['q2', 'q3', 'q4', 'q5', 'q6', 'q7'].map((quoteId) => haggle(900, quoteId)),
    );
    expect(quotesIn(events).map(({ act, amountMinor, round }) => [act, amountMinor, round])).toEqual([
      ['offer', 1500, 0],
      ['counter', 1450, 1],
      ['counter', 1400, 2],
      ['counter', 1250, 3],
      ['final', 1100, 4],
    ]);
    expect(withheldIn(events).map(({ reason }) => reason)).toEqual(['below-floor', 'below-floor']);
  });

  it('accepts at the fan’s amount, and holds the agreed price against more haggling', () => {
    const events = after(ask({ policy: { ...POLICY, mode: 'list' } }), haggle(1450, 'q2'), haggle(1000, 'q3'));
    expect(quotesIn(events).map(({ act, amountMinor }) => [act, amountMinor])).toEqual([
      ['offer', 1500],
      ['accept', 1450],
      ['final', 1450],
    ]);
  });

  it('takes the list price from a fan who offers more', () => {
    expect(quotesIn(after(haggle(99_999, 'q1')))[0]).toMatchObject({ act: 'accept', amountMinor: 1500 });
  });

  it('starts from the list price when the fan opens with an offer', () => {
    expect(quotesIn(after(haggle(900, 'q1')))[0]).toMatchObject({ act: 'counter', amountMinor: 1450, round: 1 });
  });
});
