import { METERS, type HeldMeter, type Meter } from '@reprise/contracts';
import { count, roomAt, total, type Counted, type Window } from './window.js';

/** The most of each meter that one fan may cause. A message is answered only when its whole cost fits. */
export type Budget = Readonly<Record<Meter, number>>;

/**
 * Out of reach for a person: 300 messages in an hour is one every twelve seconds without a pause, 1,500 a day several
 * times what the heaviest fans write, and 200,000 characters are 25 messages at the cap of ingest, or 1,500 of 130.
 */
export const DEFAULT_BUDGET: Budget = { 'turns-hour': 300, 'turns-day': 1_500, 'characters-day': 200_000 };

/** What was charged lately, by meter. */
export type Spent = Readonly<Record<Meter, Counted>>;
export type Cost = Readonly<Record<Meter, number>>;

export interface Overdrawn {
  readonly meter: HeldMeter;
  /** When the cost fits again. */
  readonly until: string;
}

const MINUTE_MS = 60_000;
/** Slots a sixth of an hour, and an hour of a day: room comes back in steps, and a state stays some tens of numbers. */
export const HOUR: Window = { slotMs: 10 * MINUTE_MS, slots: 6 };
const DAY: Window = { slotMs: 60 * MINUTE_MS, slots: 24 };
const WINDOWS: Readonly<Record<Meter, Window>> = {
  'turns-hour': HOUR,
  'turns-day': DAY,
  'characters-day': DAY,
};

/** What one turn costs that reads so many characters. */
export const costOf = (characters: number): Cost => ({
  'turns-hour': 1,
  'turns-day': 1,
  'characters-day': characters,
});

export const charge = (spent: Spent | undefined, cost: Cost, at: string): Spent =>
  perMeter((meter) => count(WINDOWS[meter], spent?.[meter] ?? [], at, cost[meter]));

/** The meter in which a cost does not fit, the one that takes longest to have room again; null when it fits. */
export function overdrawn(spent: Spent | undefined, budget: Budget, cost: Cost, now: string): Overdrawn | null {
  let worst: Overdrawn | null = null;
  if (!spent) return worst;
  for (const meter of METERS) {
    if (total(WINDOWS[meter], spent[meter], now) + cost[meter] <= budget[meter]) continue;
    const until = roomAt(WINDOWS[meter], spent[meter], now, cost[meter], budget[meter]);
    if (!worst || Date.parse(until) > Date.parse(worst.until)) worst = { meter, until };
  }
  return worst;
}

const perMeter = <T>(value: (meter: Meter) => T): Readonly<Record<Meter, T>> =>
  Object.fromEntries(METERS.map((meter) => [meter, value(meter)])) as Record<Meter, T>;
