import { quoteExpiredV1, type EventOf, type quoteCancelledV1 } from '@reprise/contracts';
import type { PricingFan } from '../pricing-fan.js';
import { cancelled } from '../protection/selling.js';
import { after } from '../time.js';

/** The quote's time may have run out. */
export interface ExpireQuote {
  readonly type: 'ExpireQuote';
  readonly quoteId: string;
  readonly itemId: string;
  readonly now: string;
}

/** The quote's item was withdrawn. */
export interface WithdrawQuote {
  readonly type: 'WithdrawQuote';
  readonly quoteId: string;
  readonly itemId: string;
  readonly now: string;
}

const openQuote = (fan: PricingFan, quoteId: string) => fan.open.find((quote) => quote.quoteId === quoteId);

/** Nothing follows for a quote that was bought, replaced or cancelled, or whose time has not come. */
export function expireQuote({ quoteId, itemId, now }: ExpireQuote, fan: PricingFan): EventOf<typeof quoteExpiredV1>[] {
  const open = openQuote(fan, quoteId);
  return open && !after(open.expiresAt, now) ? [quoteExpiredV1.make({ quoteId, itemId, occurredAt: now })] : [];
}

export function withdrawQuote({ quoteId, now }: WithdrawQuote, fan: PricingFan): EventOf<typeof quoteCancelledV1>[] {
  const open = openQuote(fan, quoteId);
  return open ? [cancelled(open, 'withdrawn', now)] : [];
}
