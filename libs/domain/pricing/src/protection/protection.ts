import type { PricingPolicy } from '@reprise/contracts';
import type { RowReader } from '@reprise/event-sourcing';
import type { PricingFan } from '../pricing-fan.js';
import { after } from '../time.js';
import { brokenCap } from './spend.js';

export interface Candidate {
  readonly itemId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly act: 'offer' | 'counter' | 'final' | 'accept';
}

export type Stop = { readonly reason: 'hardship' | 'cool-off' | 'cap'; readonly verdict: string };

/**
 * The last rule: protects the fan from a price that is otherwise right. It never changes the price. A price the fan
 * named and we accept is not a pitch, so hardship and cool-off let it pass; caps bind whoever named it.
 */
export function protect(
  candidate: Candidate,
  fan: PricingFan,
  rows: RowReader,
  policy: PricingPolicy,
  now: string,
): Stop | null {
  const pitched = candidate.act !== 'accept';
  if (pitched && fan.hardshipUntil !== null && after(fan.hardshipUntil, now))
    return { reason: 'hardship', verdict: `nothing is pitched until ${fan.hardshipUntil}` };
  if (pitched && fan.coolOffUntil !== null && after(fan.coolOffUntil, now))
    return { reason: 'cool-off', verdict: `money went back; nothing is pitched until ${fan.coolOffUntil}` };
  const reservedMinor = fan.open
    .filter((quote) => quote.itemId !== candidate.itemId && quote.currency === candidate.currency)
    .filter((quote) => after(quote.expiresAt, now))
    .reduce((sum, quote) => sum + quote.amountMinor, 0);
  const broken = brokenCap(policy, rows, { ...candidate, reservedMinor }, now);
  return broken === null ? null : { reason: 'cap', verdict: broken };
}
