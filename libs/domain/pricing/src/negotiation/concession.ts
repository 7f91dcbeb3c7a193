import type { Bounds } from '../policy/bounds.js';
import { niceStep } from '../quote/ladder.js';

/** Early counters give little, the last one the rest: share conceded = (round ÷ rounds)^2 (Faratin's β = 0.5). */
const HOLD_OUT = 2;
const TICKS = 8;

export interface Haggle {
  /** The price the negotiation started from. */
  readonly askMinor: number;
  /** The last price named; never exceeded again. */
  readonly lastMinor: number;
  readonly floorMinor: Bounds['floorMinor'];
}

/**
 * The lowest price we would name ourselves: the first round amount above the floor, so that a final offer does not
 * give the floor away. Between the floor and this only the fan can name a price.
 */
function reserveOf({ askMinor, lastMinor, floorMinor }: Haggle): number {
  const tick = tickOf(askMinor, floorMinor);
  return Math.min(lastMinor, (Math.floor(floorMinor / tick) + 1) * tick);
}

const tickOf = (askMinor: number, floorMinor: number): number => niceStep((askMinor - floorMinor) / TICKS);

/** What to ask in a round (1 … rounds): never above the last price, never below the reserve, lower than before while there is room. */
export function targetOf(haggle: Haggle, round: number, rounds: number): number {
  const { askMinor, lastMinor, floorMinor } = haggle;
  const tick = tickOf(askMinor, floorMinor);
  const conceded = (askMinor - floorMinor) * (round / rounds) ** HOLD_OUT;
  const wanted = Math.ceil((askMinor - conceded) / tick) * tick;
  return Math.max(reserveOf(haggle), Math.min(wanted, lastMinor - tick));
}
