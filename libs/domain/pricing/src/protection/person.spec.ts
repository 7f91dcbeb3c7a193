import { DEFAULT_PRICING_POLICY, personSpendNotedV1, type PricingPolicy } from '@reprise/contracts';
import { given } from '@reprise/testing';
import { pricingFan, type PricingFanCommand, type PricingFanEvent } from '../fan.js';
import { ask as asked, NOW, storyOf } from '../testing/story.js';
import type { LinkedSpend } from './person.js';

const POLICY: PricingPolicy = { ...DEFAULT_PRICING_POLICY, mode: 'list', capDayMinor: 2_000 };
const ask = (now = NOW) => asked({ policy: POLICY, now, proposal: { listPriceMinor: 1_000 } });
const SOON = '2026-11-23T12:00:00.000Z';
const LATER = '2026-11-23T14:00:00.000Z';

const other = (over: Partial<LinkedSpend> = {}): LinkedSpend => ({
  otherFan: 'f2',
  link: { otherFan: 'f2', eventId: 'e1' },
  days: {},
  open: [],
  ...over,
});
const spent = (amountMinor: number) => ({ '2026-11-23': { USD: { '9': amountMinor } } });
const open = (amountMinor: number, expiresAt = SOON) => [
  { quoteId: `q of ${amountMinor}`, amountMinor, currency: 'USD', expiresAt },
];
const note = (...others: LinkedSpend[]): PricingFanCommand => ({ type: 'NotePersonSpend', others, now: NOW });
const after = storyOf((history, command) => given(pricingFan, history).when(command).events());
const verdict = (history: readonly PricingFanEvent[], now?: string) => {
  const [last] = given(pricingFan, history).when(ask(now)).events().slice(-1);
  return last?.type === 'pricing.price-withheld.v1' ? last.data.reason : 'quoted';
};

describe('a cap', () => {
  it('counts what linked fans spent', () => {
    expect(verdict(after(note(other({ days: spent(1_000) }))))).toBe('quoted');
    expect(verdict(after(note(other({ days: spent(1_001) }))))).toBe('cap');
    const two = [other({ days: spent(600) }), other({ otherFan: 'f3', days: spent(600) })];
    expect(verdict(after(note(...two)))).toBe('cap');
  });

  it('counts quotes that linked fans hold, until they run out', () => {
    const history = after(note(other({ open: open(1_001) })));
    expect([verdict(history), verdict(history, LATER)]).toEqual(['cap', 'quoted']);
  });

  it('counts the same item once for each fan', () => {
    const history = after(ask(), note(other({ open: open(1_001) })));
    expect(verdict(history)).toBe('cap');
  });

  it('counts money of its own currency', () => {
    const days = { '2026-11-23': { EUR: { '9': 5_000 } } };
    expect(verdict(after(note(other({ days }))))).toBe('quoted');
  });
});

describe('what linked fans spent', () => {
  const noted = after(note(other({ days: spent(500), open: open(700) })));

  it('is noted with the link on the way to them, and again only when it changed', () => {
    expect(noted).toEqual([
      expect.objectContaining({
        data: { ...other({ days: spent(500), open: open(700) }), occurredAt: NOW },
      }),
    ]);
    given(pricingFan, noted)
      .when(note(other({ days: spent(500), open: open(700) })))
      .thenNothing();
    given(pricingFan).when(note(other())).thenNothing();
  });

  it('is noted however much and however many they are: sums exceed an amount, and nothing bounds open quotes', () => {
    const [quote] = open(700);
    const quotes = Array.from({ length: 1_001 }, (_, n) => ({ ...quote!, quoteId: `q${n}` }));
    const [event] = after(note(other({ days: spent(3_000_000_000_000), open: quotes })));
    expect(personSpendNotedV1.data.safeParse(event!.data).error).toBeUndefined();
  });

  it('replaces what was noted: money counts once, a quote that is gone not at all', () => {
    const history = [
      ...noted,
      ...given(pricingFan, noted)
        .when(note(other({ days: spent(1_000) })))
        .events(),
    ];
    expect(verdict(history)).toBe('quoted');
    expect(given(pricingFan, history).when(note()).state().rows).toMatchObject({
      elsewhere: { '2026-11-23': { f2: { USD: { '9': 1_000 } } } },
    });
  });

  it('goes on counting when nobody tells of them any more', () => {
    const history = after(note(other({ days: spent(1_500) })), note());
    expect(verdict(history)).toBe('cap');
  });
});
