import type { DataOf, PricingPolicy, priceQuotedV1 } from '@reprise/contracts';
import { boundsOf, type Bounds } from '../policy/bounds.js';
import { drawPrice, type Choice } from './choice.js';

/**
 * What a recorded quote must say, computed again from its inputs (list price, mode, allowed rungs, seed) and the policy
 * version it cites. An auditor compares the result with the event; any difference means that one of them was changed.
 */
export const recompute = (quoted: DataOf<typeof priceQuotedV1>, policy: PricingPolicy): Bounds & Choice => ({
  ...boundsOf(quoted.itemId, quoted.listPriceMinor, { ...policy, mode: quoted.mode }),
  ...drawPrice(quoted.ladder, { seed: quoted.seed, epsilon: policy.epsilon }),
});
