import { DEFAULT_PRICING_POLICY, type DataOf, type purchaseCompletedV1 } from '@reprise/contracts';
import type { PricingFanCommand, PricingFanEvent } from '../fan.js';
import type { Quote } from '../quote/quote.js';
import type { Claim } from '../sale/ledger.js';
import type { RecordPurchase } from '../sale/sale.js';

export const NOW = '2026-11-23T10:00:00.000Z';
export const SOON = '2026-11-23T10:05:00.000Z';

type Happened = readonly PricingFanEvent[];

/** What has happened after these commands, one by one; `when` runs a command on what happened before. */
export const storyOf =
  (when: (history: Happened, command: PricingFanCommand) => Happened) =>
  (...commands: readonly PricingFanCommand[]): Happened =>
    commands.reduce<Happened>((history, command) => [...history, ...when(history, command)], []);

type Asked = Partial<Omit<Quote, 'proposal'>> & { readonly proposal?: Partial<Quote['proposal']> };

/** Asks the price of a set that lists at 15.00, under the default policy. */
export const ask = (over: Asked = {}): Quote => ({
  type: 'Quote',
  policy: DEFAULT_PRICING_POLICY,
  withdrawn: false,
  quoteId: 'q1',
  seed: 7,
  now: NOW,
  ...over,
  proposal: {
    turnId: 't1',
    purpose: 'offer',
    itemId: 'i1',
    itemVersion: 3,
    title: 'Ink landscape set',
    description: 'Twelve ink landscapes.',
    kind: 'set',
    listPriceMinor: 1500,
    currency: 'USD',
    fanOfferMinor: null,
    declined: false,
    candidates: [],
    selector: 'test',
    occurredAt: NOW,
    ...over.proposal,
  },
});

/** Buys the set without naming a quote. */
export const buy = (
  over: Partial<DataOf<typeof purchaseCompletedV1>> = {},
  ownerOfQuote: string | null = null,
): RecordPurchase => {
  const purchase = {
    purchaseId: 'p1',
    platform: 'sandbox',
    itemId: 'i1',
    quoteId: null,
    amountMinor: 1500,
    currency: 'USD',
    occurredAt: SOON,
    origin: 'live',
    ...over,
  } as const;
  const sale = { creator: 'c', fan: 'f', saleId: `sale of ${purchase.purchaseId}`, now: SOON };
  return { type: 'RecordPurchase', purchase, feeBps: 2_000, ownerOfQuote, ...sale };
};

/** Takes money of purchase p1 back. */
export const back = (kind: Claim['kind'], id: string, amountMinor: number, currency = 'USD'): PricingFanCommand => ({
  type: 'Reverse',
  purchaseId: 'p1',
  claim: { kind, id, reversalId: `reversal ${id}`, amountMinor, currency, occurredAt: SOON, origin: 'live' },
  now: SOON,
});
