import type { Bounds } from '../policy/bounds.js';

/** Bounds the rungs however far apart the bounds are: a step is at least 2/5 of the span ÷ this, so 50 steps. */
const MOST_STEPS = 20;

/** The largest of 1, 2, 5 × 10ⁿ that is not above the size; at least 1. */
export function niceStep(size: number): number {
  if (size < 1) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  // log10 of a power of ten may come out a hair low; the comparison below is exact.
  const lead = [10, 5, 2, 1].find((digit) => digit * power <= size) ?? 1;
  return lead * power;
}

/** The first point a person would choose that is not below `from`: 11, 13, 15 in steps of two, else 10, 15, 20. */
function firstPoint(from: number, step: number): number {
  const odd = String(step).startsWith('2') ? step / 2 : 0;
  return Math.ceil((from - odd) / step) * step + odd;
}

/**
 * The prices that may be named for an item, lowest first, all inside the bounds: points a person would choose, and
 * the list price itself (or the ceiling, when that is lower). The bounds must not be empty.
 */
export function ladderOf(listPriceMinor: number, { floorMinor, ceilingMinor }: Bounds): number[] {
  const anchor = anchorOf(listPriceMinor, { floorMinor, ceilingMinor });
  const step = niceStep(Math.max((anchor - floorMinor) / 2, (ceilingMinor - floorMinor) / MOST_STEPS));
  const points: number[] = [anchor];
  for (let point = firstPoint(floorMinor, step); point <= ceilingMinor; point += step)
    if (point >= floorMinor && Math.abs(point - anchor) >= step / 2) points.push(point);
  return points.sort((a, b) => a - b);
}

/** Where first offers start: the list price, brought inside the bounds. */
export const anchorOf = (listPriceMinor: number, { floorMinor, ceilingMinor }: Bounds): number =>
  Math.max(floorMinor, Math.min(listPriceMinor, ceilingMinor));
