import type { DataOf, priceQuotedV1 } from '@reprise/contracts';
import { after, beforeTheSecondOf, DAY_MS } from '../time.js';
import { anchorOf } from './ladder.js';

type Quoted = DataOf<typeof priceQuotedV1>;

/** One price named for an item and how long it stood. */
export interface Named {
  readonly quoteId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: string;
  /** Its expiry, or when it was cancelled. */
  readonly until: string;
}

/** What a fan was asked for one item: the negotiation's position, and the latest prices named, oldest first. */
export interface ItemHistory {
  readonly currency: string;
  readonly askMinor: number;
  readonly lastMinor: number;
  readonly lastAt: string;
  readonly expiresAt: string;
  readonly round: number;
  /** A price was agreed: from here on nothing is conceded and nothing rises. */
  readonly agreed: boolean;
  readonly named: readonly Named[];
}

/** Prices kept to match a purchase that names no quote: more than a negotiation can have. */
const NAMED_KEPT = 16;

/** Personal input of a quote that the item's last price bound; without it the quote opened a new negotiation. */
export const LAST_PRICE = 'last-price';

export function withQuote(history: ItemHistory | undefined, quoted: Quoted): ItemHistory {
  const { quoteId, amountMinor, currency, occurredAt: at, expiresAt, round, act } = quoted;
  const earlier = quoted.personalInputs.includes(LAST_PRICE) ? history : undefined;
  const named: Named = { quoteId, amountMinor, currency, at, until: expiresAt };
  return {
    currency,
    // Whoever opens with an offer of their own haggles from where our first offer would have been.
    askMinor: earlier?.askMinor ?? (act === 'offer' ? amountMinor : anchorOf(quoted.listPriceMinor, quoted)),
    lastMinor: amountMinor,
    lastAt: at,
    expiresAt,
    round,
    agreed: act === 'accept' || (earlier?.agreed ?? false),
    named: [...(history?.named ?? []), named].slice(-NAMED_KEPT),
  };
}

export const withoutNamed = (history: ItemHistory, quoteId: string): ItemHistory => ({
  ...history,
  named: history.named.filter((named) => named.quoteId !== quoteId),
});

export const closedAt = (history: ItemHistory, quoteId: string, time: string): ItemHistory => ({
  ...history,
  named: history.named.map((named) =>
    named.quoteId === quoteId && after(named.until, time) ? { ...named, until: time } : named,
  ),
});

/** The newest price of this amount that stood when the purchase was made. */
export const standingAt = (
  history: ItemHistory | undefined,
  { amountMinor, currency, occurredAt }: { amountMinor: number; currency: string; occurredAt: string },
): Named | undefined =>
  history?.named.findLast(
    (named) =>
      named.amountMinor === amountMinor &&
      named.currency === currency &&
      !beforeTheSecondOf(occurredAt, named.at) &&
      !after(occurredAt, named.until),
  );

/** True while the last price may not be exceeded: for `noRiseDays`, and in any case as long as its quote stands. */
export const stillBinds = (
  history: ItemHistory | undefined,
  { currency, now, noRiseDays }: { currency: string; now: string; noRiseDays: number },
): history is ItemHistory =>
  history !== undefined &&
  history.currency === currency &&
  (!after(now, history.expiresAt) || Date.parse(now) - Date.parse(history.lastAt) <= noRiseDays * DAY_MS);
