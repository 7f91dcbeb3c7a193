/** How a simulated fan is. All probabilities 0..1; times in natural milliseconds, divided by the pace. */
export interface Temperament {
  /** Buys an offer at the price asked. */
  readonly buys: number;
  /** Answers an offer with a lower amount, while rounds are left. */
  readonly haggles: number;
  readonly haggleRounds: number;
  /** What they are willing to pay in the end, as a part of the first price. */
  readonly limit: readonly [number, number];
  /** Asks for something to buy instead of chatting on. */
  readonly wishes: number;
  /** Asks once whether software answers. */
  readonly doubts: number;
  /** Ends the conversation after a turn. */
  readonly leaves: number;
  /** Comes back after leaving. */
  readonly returns: number;
  readonly refunds: number;
}

export const TEMPERAMENTS = {
  buyer: {
    buys: 0.85,
    haggles: 0.05,
    haggleRounds: 1,
    limit: [0.9, 1],
    wishes: 0.9,
    doubts: 0.03,
    leaves: 0.08,
    returns: 0.7,
    refunds: 0.04,
  },
  haggler: {
    buys: 0.1,
    haggles: 0.95,
    haggleRounds: 3,
    limit: [0.7, 0.92],
    wishes: 0.85,
    doubts: 0.05,
    leaves: 0.1,
    returns: 0.5,
    refunds: 0.03,
  },
  browser: {
    buys: 0.12,
    haggles: 0.1,
    haggleRounds: 1,
    limit: [0.6, 0.8],
    wishes: 0.3,
    doubts: 0.1,
    leaves: 0.15,
    returns: 0.4,
    refunds: 0,
  },
  skeptic: {
    buys: 0.4,
    haggles: 0.2,
    haggleRounds: 2,
    limit: [0.75, 0.95],
    wishes: 0.6,
    doubts: 1,
    leaves: 0.15,
    returns: 0.3,
    refunds: 0.1,
  },
  leaver: {
    buys: 0.1,
    haggles: 0.15,
    haggleRounds: 1,
    limit: [0.6, 0.8],
    wishes: 0.5,
    doubts: 0.1,
    leaves: 0.45,
    returns: 0,
    refunds: 0,
  },
  returner: {
    buys: 0.5,
    haggles: 0.3,
    haggleRounds: 2,
    limit: [0.8, 0.98],
    wishes: 0.7,
    doubts: 0.03,
    leaves: 0.35,
    returns: 1,
    refunds: 0.02,
  },
} as const satisfies Record<string, Temperament>;

export type TemperamentName = keyof typeof TEMPERAMENTS;
export const TEMPERAMENT_NAMES = Object.keys(TEMPERAMENTS) as TemperamentName[];
