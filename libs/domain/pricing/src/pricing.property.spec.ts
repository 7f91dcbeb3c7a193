import { DEFAULT_PRICING_POLICY, type PricingPolicy } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import fc from 'fast-check';
import { pricingFan, type PricingFanCommand, type PricingFanEvent } from './fan.js';
import type { Quote } from './quote/quote.js';
import { recompute } from './quote/recompute.js';
import type { Claim, Ledger } from './sale/ledger.js';
import { SALES } from './rows.js';
import { ask, back, buy, NOW } from './testing/story.js';

const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

/** Decides and folds command by command, and keeps everything that happened. */
class Fan {
  state = pricingFan.initial;
  readonly rows = new Rows();
  readonly events: PricingFanEvent[] = [];

  run(command: PricingFanCommand): readonly PricingFanEvent[] {
    const events = pricingFan.decide(command, this.state, this.rows);
    for (const event of events) this.state = pricingFan.evolve(this.state, event, this.rows);
    this.events.push(...events);
    return events;
  }
}

const policies: fc.Arbitrary<PricingPolicy> = fc.record({
  version: fc.constant('p@1'),
  mode: fc.constantFrom('list', 'personal-discount', 'personalized'),
  floorBps: fc.integer({ min: 0, max: 10_000 }),
  ceilingBps: fc.integer({ min: 10_000, max: 30_000 }),
  itemBounds: fc.constantFrom<PricingPolicy['itemBounds']>(
    {},
    { i0: { floorMinor: 777 } },
    { i1: { ceilingMinor: 901 } },
  ),
  feeBps: fc.constant(2_000),
  quoteTtlSeconds: fc.constantFrom(60, 86_400),
  maxRounds: fc.integer({ min: 0, max: 10 }),
  noRiseDays: fc.constantFrom(0, 14),
  capDayMinor: fc.constantFrom(null, 5_000),
  capWeekMinor: fc.constant(null),
  capMonthMinor: fc.constant(null),
  epsilon: fc.constantFrom(0, 0.05, 1),
});

/** What a fan does to us at one moment. */
interface Message {
  readonly itemId: string;
  readonly purpose: 'offer' | 'negotiate';
  readonly declined: boolean;
  /** Of the list price; far below and above it too. */
  readonly offerShare: number | null;
  readonly minutesLater: number;
  readonly seed: number;
}
const messages = fc.array(
  fc.record<Message>({
    itemId: fc.constantFrom('i0', 'i0', 'i1'),
    purpose: fc.constantFrom('offer', 'negotiate', 'negotiate'),
    declined: fc.boolean(),
    offerShare: fc.option(fc.double({ min: 0, max: 3, noNaN: true }), { freq: 3 }),
    minutesLater: fc.constantFrom(1, 1, 1, 200, 1_500),
    seed: fc.nat(),
  }),
  { minLength: 1, maxLength: 14 },
);

const said = (message: Message, n: number, minutes: number, listPriceMinor: number, policy: PricingPolicy): Quote =>
  ask({
    policy,
    quoteId: `q${n}`,
    seed: message.seed,
    now: at(minutes),
    proposal: {
      purpose: message.purpose,
      itemId: message.itemId,
      listPriceMinor,
      fanOfferMinor: message.offerShare === null ? null : Math.round(listPriceMinor * message.offerShare),
      declined: message.declined,
    },
  });

describe('whatever the fan says', () => {
  it('no price leaves its bounds or rises, propensities add up, and each quote can be computed again', () => {
    const prices = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1_000_000_000_000 }));
    fc.assert(
      fc.property(policies, prices, messages, (policy, listPriceMinor, conversation) => {
        const fan = new Fan();
        const standing = new Map<string, { amountMinor: number; at: number; expiresAt: string }>();
        let minutes = 0;
        conversation.forEach((message, n) => {
          minutes += message.minutesLater;
          for (const event of fan.run(said(message, n, minutes, listPriceMinor, policy))) {
            if (event.type !== 'pricing.price-quoted.v1') continue;
            const quoted = event.data;
            const within = quoted.amountMinor >= quoted.floorMinor && quoted.amountMinor <= quoted.ceilingMinor;
            expect([quoted.amountMinor, within]).toEqual([quoted.amountMinor, true]);
            expect(quoted.amountMinor).toBeLessThanOrEqual(listPriceMinor);
            expect(Math.abs(quoted.propensities.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
            const named = quoted.act === 'counter' || quoted.act === 'final';
            if (named) expect(quoted.round).toBeLessThanOrEqual(policy.maxRounds);
            const { floorMinor, ceilingMinor, amountMinor, propensities } = quoted;
            expect(recompute(quoted, policy)).toEqual({ floorMinor, ceilingMinor, amountMinor, propensities });
            const before = standing.get(quoted.itemId);
            const bound =
              before && (minutes - before.at <= policy.noRiseDays * 1_440 || at(minutes) <= before.expiresAt);
            if (bound) expect(quoted.amountMinor).toBeLessThanOrEqual(before.amountMinor);
            standing.set(quoted.itemId, { amountMinor: quoted.amountMinor, at: minutes, expiresAt: quoted.expiresAt });
          }
        });
      }),
      { numRuns: 10_000 },
    );
  }, 240_000);
});

const AMOUNT = 1_000;
const purchase = buy({ quoteId: 'q0', amountMinor: AMOUNT });
const claims = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom<Claim['kind']>('refund', 'dispute'),
    id: fc.constantFrom('1', '2', '3', '4'),
    amountMinor: fc.oneof(fc.integer({ min: 0, max: AMOUNT }), fc.constantFrom(AMOUNT, AMOUNT / 2, 2 * AMOUNT)),
  }),
  { maxLength: 6, selector: ({ kind, id }) => kind + id },
);
describe('however purchases, refunds and disputes arrive', () => {
  /** One order of arrival, everything possibly twice. */
  const settle = (commands: readonly PricingFanCommand[], feeBps: number): Fan => {
    const fan = new Fan();
    const mode = { ...DEFAULT_PRICING_POLICY, mode: 'list' as const };
    const message: Message = {
      itemId: 'i1',
      purpose: 'offer',
      declined: false,
      offerShare: null,
      minutesLater: 0,
      seed: 1,
    };
    fan.run(said(message, 0, 0, AMOUNT, mode));
    for (const command of commands) fan.run(command.type === 'RecordPurchase' ? { ...command, feeBps } : command);
    return fan;
  };

  it('no more goes back than was paid, the fee follows to the cent, and order and repeats change nothing', () => {
    const orders = claims.chain((some) => {
      const arrivals = [purchase, ...some.map(({ kind, id, amountMinor }) => back(kind, id, amountMinor))];
      const twice = fc.shuffledSubarray([...arrivals, ...arrivals], { minLength: 2 * arrivals.length });
      return fc.tuple(fc.constant(arrivals), twice, fc.integer({ min: 0, max: 10_000 }));
    });
    fc.assert(
      fc.property(orders, ([inOrder, shuffled, feeBps]) => {
        const ledgers = [inOrder, shuffled].map((commands) => {
          const fan = settle(commands, feeBps);
          const ledger = fan.rows.get<Ledger>(SALES, 'p1')!;
          const reversed = fan.events.flatMap((e) => (e.type === 'pricing.sale-reversed.v1' ? [e.data] : []));
          const sum = (field: 'amountMinor' | 'feeMinor') => reversed.reduce((total, r) => total + r[field], 0);
          expect(reversed.every((r) => r.amountMinor >= 0 && r.feeMinor >= 0)).toBe(true);
          expect(sum('amountMinor')).toBeLessThanOrEqual(AMOUNT);
          expect(sum('feeMinor')).toBeLessThanOrEqual(ledger.sale!.feeMinor);
          if (sum('amountMinor') === AMOUNT) expect(sum('feeMinor')).toBe(ledger.sale!.feeMinor);
          expect([ledger.reversedMinor, ledger.feeReversedMinor]).toEqual([sum('amountMinor'), sum('feeMinor')]);
          expect(reversed).toHaveLength(inOrder.length - 1);
          return { reversed: ledger.reversedMinor, fee: ledger.feeReversedMinor, sale: ledger.sale };
        });
        expect(ledgers[1]).toEqual(ledgers[0]);
      }),
      { numRuns: 3_000 },
    );
  });
});
