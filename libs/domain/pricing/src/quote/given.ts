import type { DataOf, priceQuotedV1, quoteCancelledV1 } from '@reprise/contracts';
import type { RowWriter } from '@reprise/event-sourcing';
import { withoutQuote, type FirstOffers, type PricingFan } from '../pricing-fan.js';
import { ITEMS, QUOTES, readItem, type GivenQuote } from '../rows.js';
import { closedAt, withQuote } from './history.js';
import { depthOf } from './offer.js';

type Quoted = DataOf<typeof priceQuotedV1>;

/** A quote was given: it is open, its item has a new last price, and it tells how the fan takes prices. */
export function quoteGiven(fan: PricingFan, quoted: Quoted, rows: RowWriter): PricingFan {
  const { quoteId, itemId, amountMinor, currency, floorMinor, expiresAt } = quoted;
  const given: GivenQuote = { itemId, amountMinor, currency, floorMinor, expiresAt };
  rows.put(QUOTES, quoteId, given);
  rows.put(ITEMS, itemId, withQuote(readItem(rows, itemId), quoted));
  return {
    ...fan,
    open: [...fan.open, { quoteId, itemId, amountMinor, currency, expiresAt }],
    firstOffers: firstOffersAfter(fan.firstOffers, quoted),
  };
}

function firstOffersAfter(
  before: FirstOffers,
  { act, round, amountMinor, listPriceMinor, ...bounds }: Quoted,
): FirstOffers {
  // A counter answers a refusal or a lower offer: the price before it was not taken.
  if (act !== 'offer') return { ...before, declined: before.declined || act !== 'accept' };
  return round > 0 ? before : { ...before, depth: depthOf(amountMinor, listPriceMinor, bounds) ?? before.depth };
}

export function quoteCancelled(
  fan: PricingFan,
  { quoteId, itemId, occurredAt }: DataOf<typeof quoteCancelledV1>,
  rows: RowWriter,
): PricingFan {
  const history = readItem(rows, itemId);
  if (history) rows.put(ITEMS, itemId, closedAt(history, quoteId, occurredAt));
  return { ...fan, open: withoutQuote(fan.open, quoteId) };
}
