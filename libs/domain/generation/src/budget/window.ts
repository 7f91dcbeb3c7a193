import { momentAt } from '@reprise/contracts';

/** A moving window over `slots` past slots and the current one: at least `slots` times `slotMs` milliseconds long. */
export interface Window {
  readonly slotMs: number;
  readonly slots: number;
}

/** What was counted, by slot since the epoch, oldest first. Empty slots are left out, so it stays as small as the window. */
export type Counted = readonly (readonly [slot: number, amount: number])[];

const slotOf = ({ slotMs }: Window, at: string): number => Math.floor(Date.parse(at) / slotMs);

const inside = (window: Window, counted: Counted, at: string): Counted => {
  const oldest = slotOf(window, at) - window.slots;
  return counted.filter(([slot]) => slot >= oldest);
};

/** Adds an amount, and forgets what has left the window. A clock that went back counts into the newest slot. */
export function count(window: Window, counted: Counted, at: string, amount: number): Counted {
  const kept = inside(window, counted, at);
  const slot = slotOf(window, at);
  const last = kept.at(-1);
  return last && last[0] >= slot ? [...kept.slice(0, -1), [last[0], last[1] + amount]] : [...kept, [slot, amount]];
}

export const total = (window: Window, counted: Counted, at: string): number =>
  inside(window, counted, at).reduce((sum, [, amount]) => sum + amount, 0);

/** The earliest moment at which `cost` more is within `most`, when nothing else is counted until then; `at` itself when it is now. */
export function roomAt(window: Window, counted: Counted, at: string, cost: number, most: number): string {
  let used = total(window, counted, at);
  let room = Date.parse(at);
  for (const [slot, amount] of inside(window, counted, at)) {
    if (used + cost <= most) break;
    used -= amount;
    room = (slot + window.slots + 1) * window.slotMs;
  }
  return momentAt(room);
}
