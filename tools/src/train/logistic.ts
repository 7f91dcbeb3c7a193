import { randomOf, shuffled } from './grammar.js';

/** One text to learn from: its features, what it is, and how much it counts. */
export interface Example {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
  readonly label: 0 | 1;
  readonly weight: number;
}

export interface Recipe {
  /** Size of the table; a power of two. */
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  /** Shrinks a weight each time it is touched (L2). */
  readonly decay: number;
  readonly seed: number;
}

/** Logistic regression by AdaGrad in a seeded order: the same examples give the same weights. */
export function train(examples: readonly Example[], { buckets, epochs, rate, decay, seed }: Recipe): Float64Array {
  const weights = new Float64Array(buckets);
  const seen = new Float64Array(buckets).fill(1e-3);
  const random = randomOf(seed);
  const mask = buckets - 1;
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const { buckets: at, values, label, weight } of shuffled(examples, random)) {
      let sum = 0;
      for (let i = 0; i < at.length; i++) sum += weights[at[i]! & mask]! * values[i]!;
      const error = weight * (1 / (1 + Math.exp(-sum)) - label);
      for (let i = 0; i < at.length; i++) {
        const bucket = at[i]! & mask;
        const slope = error * values[i]! + decay * weights[bucket]!;
        seen[bucket]! += slope * slope;
        weights[bucket]! -= (rate * slope) / Math.sqrt(seen[bucket]!);
      }
    }
  return weights;
}
