import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Belief about how likely a price is taken: a Beta distribution. */
export interface Prior {
  readonly a: number;
  readonly b: number;
}

/** Knows nothing yet. Nothing else is used for now, so that a quote can be recomputed from its event alone. */
export const NEUTRAL_PRIOR: Prior = { a: 1, b: 1 };

export interface Choice {
  readonly amountMinor: number;
  /** The probability each rung had of being drawn; they add up to 1. */
  readonly propensities: readonly number[];
}

type Uniform = () => number;
const SIMULATIONS = 200;

/**
 * Draws one rung by monotone Thompson sampling: in each simulation the chance of a sale is drawn per rung, made
 * non-increasing in price (nobody buys more for being dear), and the rung of highest revenue wins. How often each
 * wins, mixed with a uniform floor of `epsilon`, is its propensity; the draw then follows the propensities exactly.
 */
export function drawPrice(
  ladder: readonly number[],
  { seed, epsilon, priors = ladder.map(() => NEUTRAL_PRIOR) }: { seed: number; epsilon: number; priors?: Prior[] },
): Choice {
  const [only] = ladder;
  if (only === undefined) throw new Error('a price needs at least one allowed rung');
  if (ladder.length === 1) return { amountMinor: only, propensities: [1] };
  // Not xoroshiro: its first draw is near 1 for every small seed, so that each decision would pick the same rung.
  const generator = mersenne(seed);
  const uniform = () => uniformFloat64(generator);
  const wins = new Array<number>(ladder.length).fill(0);
  for (let i = 0; i < SIMULATIONS; i++) {
    const winner = bestRung(ladder, antitonic(priors.map(({ a, b }) => beta(uniform, a, b))));
    wins[winner] = wins[winner]! + 1;
  }
  const propensities = wins.map((n) => ((1 - epsilon) * n) / SIMULATIONS + epsilon / ladder.length);
  return { amountMinor: ladder[drawIndex(propensities, uniform())]!, propensities };
}

function bestRung(ladder: readonly number[], chances: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < ladder.length; i++) if (ladder[i]! * chances[i]! > ladder[best]! * chances[best]!) best = i;
  return best;
}

function drawIndex(propensities: readonly number[], draw: number): number {
  let left = draw;
  const index = propensities.findIndex((p) => (left -= p) < 0);
  // Rounding may leave the sum a hair below 1.
  return index < 0 ? propensities.length - 1 : index;
}

/** The closest non-increasing sequence (pool adjacent violators). */
export function antitonic(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count < pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}

function beta(uniform: Uniform, a: number, b: number): number {
  const x = gamma(uniform, a);
  return x / (x + gamma(uniform, b));
}

/** Marsaglia and Tsang, “A simple method for generating gamma variables” (2000). */
function gamma(uniform: Uniform, shape: number): number {
  // Exponential: the shape of the neutral prior, and several times cheaper.
  if (shape === 1) return -Math.log(1 - uniform());
  if (shape < 1) return gamma(uniform, shape + 1) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(uniform);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller; 1 − u is never 0, so the logarithm is finite. */
const normal = (uniform: Uniform): number =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
