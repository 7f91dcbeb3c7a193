import type { PricingPolicy } from '@reprise/contracts';
import { shareDown, shareUp } from './money.js';

/** What a price may be, both ends included, in minor units. Empty when the floor is above the ceiling. */
export interface Bounds {
  readonly floorMinor: number;
  readonly ceilingMinor: number;
}

/** Items are sold, not given away: no floor is below one minor unit. */
const LEAST_MINOR = 1;
const MOST_MINOR = 1_000_000_000_000;

/**
 * The mode in which prices are given under a policy. Policies of mode `personalized` were published before it was
 * refused; no notice tells the fan, so personal data may only lower the price under them too.
 */
export const modeInForce = ({ mode }: PricingPolicy): Exclude<PricingPolicy['mode'], 'personalized'> =>
  mode === 'personalized' ? 'personal-discount' : mode;

/**
 * The hard bounds of an item: shares of its list price, or the creator's own for this item. Only quotes recorded in
 * the mode `personalized` went above the list price; they are computed again with the bounds of their time.
 */
export function boundsOf(itemId: string, listPriceMinor: number, policy: PricingPolicy): Bounds {
  const own = Object.hasOwn(policy.itemBounds, itemId) ? policy.itemBounds[itemId] : undefined;
  const ceiling = Math.min(MOST_MINOR, own?.ceilingMinor ?? shareDown(listPriceMinor, policy.ceilingBps));
  return {
    floorMinor: Math.max(LEAST_MINOR, own?.floorMinor ?? shareUp(listPriceMinor, policy.floorBps)),
    ceilingMinor: policy.mode === 'personalized' ? ceiling : Math.min(ceiling, listPriceMinor),
  };
}
