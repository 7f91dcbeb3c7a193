import type { Origin } from '@reprise/contracts';
import type { RowReader } from '@reprise/event-sourcing';
import { standingAt } from '../quote/history.js';
import { isUsed, readItem, readQuote } from '../rows.js';
import { after } from '../time.js';

/** Why a purchase does not count as the sale of the quote it names; each one is an incident. */
export const MISMATCHES = [
  'quote-unknown',
  'quote-foreign',
  'quote-mismatch',
  'price-below-floor',
  'quote-used',
  'quote-expired',
] as const;
export type Mismatch = (typeof MISMATCHES)[number];

export interface Attribution {
  readonly attributed: boolean;
  readonly quoteId: string | null;
  readonly reason: 'named-quote' | 'open-quote' | 'no-quote' | Mismatch;
}

export interface Bought {
  readonly itemId: string;
  readonly quoteId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly occurredAt: string;
  readonly origin: Origin;
}

/**
 * Whether a purchase followed a quote of ours. A named quote counts if item, amount and currency match, the purchase
 * was made before its expiry, and it is unused: also when a newer price replaced it meanwhile. If it does not
 * count, no other quote is tried. Without a name, the newest price that stood then and matches; an imported purchase
 * without a name was made before we came.
 */
export function attribute(bought: Bought, rows: RowReader, ownerOfQuote: string | null): Attribution {
  const { quoteId } = bought;
  if (quoteId !== null) {
    const mismatch = mismatchOf(bought, quoteId, rows, ownerOfQuote);
    return { attributed: mismatch === null, quoteId, reason: mismatch ?? 'named-quote' };
  }
  const standing = bought.origin === 'live' ? standingAt(readItem(rows, bought.itemId), bought) : undefined;
  return standing
    ? { attributed: true, quoteId: standing.quoteId, reason: 'open-quote' }
    : { attributed: false, quoteId: null, reason: 'no-quote' };
}

function mismatchOf(bought: Bought, quoteId: string, rows: RowReader, owner: string | null): Mismatch | null {
  const quote = readQuote(rows, quoteId);
  if (!quote) return owner === null ? 'quote-unknown' : 'quote-foreign';
  if (quote.itemId !== bought.itemId || quote.currency !== bought.currency) return 'quote-mismatch';
  if (bought.amountMinor < quote.floorMinor) return 'price-below-floor';
  if (quote.amountMinor !== bought.amountMinor) return 'quote-mismatch';
  if (isUsed(rows, quoteId)) return 'quote-used';
  return after(bought.occurredAt, quote.expiresAt) ? 'quote-expired' : null;
}
