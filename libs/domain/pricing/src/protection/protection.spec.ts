import { DEFAULT_PRICING_POLICY, type PricingPolicy } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { pricingFan, type PricingFanCommand, type PricingFanEvent } from '../fan.js';
import type { Quote } from '../quote/quote.js';
import { ask as asked, NOW, storyOf } from '../testing/story.js';

const POLICY: PricingPolicy = { ...DEFAULT_PRICING_POLICY, mode: 'list' };

const ask = (itemId: string, over: Partial<Quote> = {}, proposal: Partial<Quote['proposal']> = {}): Quote =>
  asked({
    policy: POLICY,
    quoteId: `quote of ${itemId}`,
    ...over,
    proposal: { itemId, listPriceMinor: 1000, ...proposal },
  });
const tip = (amountMinor: number, occurredAt: string, tipId = occurredAt): PricingFanCommand => ({
  type: 'RecordTip',
  tip: { tipId, amountMinor, currency: 'USD', occurredAt, origin: 'live' },
  creator: 'c',
  fan: 'f',
  saleId: tipId,
  now: NOW,
});

const after = storyOf((history, command) => given(pricingFan, history).when(command).events());
const verdict = (command: Quote, history: readonly PricingFanEvent[]) => {
  const [last] = given(pricingFan, history).when(command).events().slice(-1);
  return last?.type === 'pricing.price-withheld.v1' ? last.data.reason : last?.type;
};
const QUOTED = 'pricing.price-quoted.v1';

describe('a restriction', () => {
  it('stops quotes, takes back every open one, and holds until it is lifted', () => {
    const stop = { type: 'SuspendSelling', kind: 'crisis', reason: 'screen', now: NOW } as const;
    const stopped = after(ask('i1'), ask('i2'), stop);
    expect(stopped.slice(2).map((event) => event.type)).toEqual([
      'pricing.selling-suspended.v1',
      'pricing.quote-cancelled.v1',
      'pricing.quote-cancelled.v1',
    ]);
    expect(verdict(ask('i3'), stopped)).toBe('suspended');
    given(pricingFan, stopped).when(stop).thenNothing();
    const lifted = [
      ...stopped,
      ...given(pricingFan, stopped)
        .when({ ...stop, type: 'ResumeSelling' })
        .events(),
    ];
    expect(verdict(ask('i3'), lifted)).toBe(QUOTED);
  });

  it('holds as long as any of several holds', () => {
    const two = after(
      { type: 'SuspendSelling', kind: 'age', reason: 'screen', now: NOW },
      { type: 'SuspendSelling', kind: 'spend', reason: 'asked', now: NOW },
      { type: 'ResumeSelling', kind: 'spend', reason: 'asked', now: NOW },
    );
    expect(verdict(ask('i1'), two)).toBe('suspended');
  });
});

describe('hardship', () => {
  const noted = after({ type: 'NoteHardship', messageId: 'm1', saidAt: NOW, now: NOW });
  it('stops pitches for a day and never changes a price', () => {
    expect(verdict(ask('i1'), noted)).toBe('hardship');
    expect(verdict(ask('i1', { now: '2026-11-24T10:00:01.000Z' }), noted)).toBe(QUOTED);
  });
  it('lets a price pass that the fan named and we accept', () => {
    expect(verdict(ask('i1', {}, { purpose: 'negotiate', fanOfferMinor: 1000 }), noted)).toBe(QUOTED);
    expect(verdict(ask('i1', {}, { purpose: 'negotiate', fanOfferMinor: 400 }), noted)).toBe('hardship');
  });
  it('said long ago, as in imported history, is not hardship now', () => {
    given(pricingFan)
      .when({ type: 'NoteHardship', messageId: 'm1', saidAt: '2020-01-01T00:00:00Z', now: NOW })
      .thenNothing();
  });
});

describe('a cap on spend', () => {
  const capped = (caps: Partial<PricingPolicy>) => ({ policy: { ...POLICY, ...caps } });

  it.each([
    ['capDayMinor', '2026-11-22T11:00:00.000Z', '2026-11-22T08:59:00.000Z'],
    ['capWeekMinor', '2026-11-16T11:00:00.000Z', '2026-11-16T08:59:00.000Z'],
    ['capMonthMinor', '2026-10-24T11:00:00.000Z', '2026-10-24T08:59:00.000Z'],
  ])('%s counts payments inside its window, by their own time', (cap, inside, outside) => {
    expect(verdict(ask('i1', capped({ [cap]: 1999 })), after(tip(1000, inside)))).toBe('cap');
    expect(verdict(ask('i1', capped({ [cap]: 2000 })), after(tip(1000, inside)))).toBe(QUOTED);
    expect(verdict(ask('i1', capped({ [cap]: 1999 })), after(tip(1000, outside)))).toBe(QUOTED);
  });

  it('counts open quotes as if they were bought, so that buying them all at once does not break it', () => {
    const caps = capped({ capDayMinor: 2500 });
    const open = after(ask('i1', caps), ask('i2', caps));
    expect(verdict(ask('i3', caps), open)).toBe('cap');
    expect(verdict(ask('i2', { ...caps, quoteId: 'again' }), open)).toBe(QUOTED);
  });

  it('is not evaded by learning of payments late or out of order', () => {
    const days = ['2026-11-23T09:00:00Z', '2026-11-01T09:00:00Z', '2026-11-23T01:00:00Z'];
    const caps = capped({ capDayMinor: 2999 });
    for (const order of [days, [...days].reverse()])
      expect(verdict(ask('i1', caps), after(...order.map((at) => tip(1000, at))))).toBe('cap');
  });
});
