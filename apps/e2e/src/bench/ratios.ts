import type { RunResult } from './run.js';

/** The middle, the least and the most of one figure over some runs. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** A figure of Reprise divided by the machine's own figure of the same run. */
export interface Ratio {
  readonly name: string;
  of(run: RunResult): number;
}

export const RATIOS: readonly Ratio[] = [
  { name: 'whole turns/s ÷ bare durable chain', of: ({ turns, durable }) => turns.sustained / durable.sustained },
  {
    name: 'p99 at half load ÷ p99 of the chain at half of its rate',
    of: ({ turns, durable }) => turns.halfLoad.p99 / durable.halfLoad.p99,
  },
  {
    name: 'append of one event, p99 ÷ bare INSERT and COMMIT, p99',
    of: ({ append }) => append.appendP99 / append.bareP99,
  },
  { name: 'sealed fold ÷ bare parse and SHA-256', of: ({ fold }) => fold.folded / fold.bare },
];

/** Of an even number of values the median is the upper of the middle two. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)]!, least: sorted[0]!, most: sorted.at(-1)! };
}
