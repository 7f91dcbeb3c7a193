import type { Act, Person } from './scenario.js';

/** An act as the world saw it: between these two moments it took effect, if it did. */
export interface Acted {
  readonly act: Act;
  readonly from: number;
  readonly to: number;
  /** It was recorded, and not refused or known before. */
  readonly took: boolean;
}

export interface ActedPerson {
  readonly person: Person;
  readonly fans: readonly string[];
  readonly acts: readonly Acted[];
}
