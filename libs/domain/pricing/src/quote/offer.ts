import type { FirstOffers } from '../pricing-fan.js';
import type { Bounds } from '../policy/bounds.js';
import { anchorOf, ladderOf } from './ladder.js';

export type Mode = 'list' | 'personal-discount';

export interface Allowed {
  /** Lowest first, never empty. */
  readonly rungs: readonly number[];
  readonly verdict: string;
  /** True when earlier offers or refusals narrowed the choice. */
  readonly personal: boolean;
}

/**
 * The rungs a first offer for an item may take: at the list price or one rung beside it, one rung from where the
 * last first offer stood, and not higher after the fan turned a price down. None is above the list price.
 */
export function firstRungs(
  listPriceMinor: number,
  bounds: Bounds,
  { depth, declined }: FirstOffers,
  mode: Mode,
): Allowed {
  const anchor = anchorOf(listPriceMinor, bounds);
  if (mode === 'list') return { rungs: [anchor], verdict: 'list price', personal: false };
  const near = depthsNear(ladderOf(listPriceMinor, bounds), anchor).filter(
    (rung) => rung.depth >= 0 && rung.depth <= 1,
  );
  const fair = near.filter(
    (rung) => depth === null || (Math.abs(rung.depth - depth) <= 1 && (!declined || rung.depth >= depth)),
  );
  // An item whose bounds leave no lower rung is still offered at the only price it has.
  const rungs = (fair.length > 0 ? fair : near.slice(0, 1)).map((rung) => rung.priceMinor);
  const verdict = `${rungs.join(', ')} of ${ladderOf(listPriceMinor, bounds).join(', ')}`;
  return { rungs, verdict, personal: rungs.length < near.length };
}

/** The rungs an item may be offered at again: its last price, or one rung lower after the fan turned that down. */
export function againRungs(
  listPriceMinor: number,
  bounds: Bounds,
  lastMinor: number,
  stepDown: boolean,
): readonly number[] {
  const lower = ladderOf(listPriceMinor, bounds).findLast((price) => price < lastMinor);
  return stepDown && lower !== undefined ? [lower, lastMinor] : [lastMinor];
}

const depthsNear = (ladder: readonly number[], anchor: number) =>
  ladder.map((priceMinor, i) => ({ priceMinor, depth: ladder.indexOf(anchor) - i }));

/** How many rungs below the list price an amount is; null when it is on no rung. */
export function depthOf(amountMinor: number, listPriceMinor: number, bounds: Bounds): number | null {
  const ladder = ladderOf(listPriceMinor, bounds);
  const at = ladder.indexOf(amountMinor);
  return at < 0 ? null : ladder.indexOf(anchorOf(listPriceMinor, bounds)) - at;
}
