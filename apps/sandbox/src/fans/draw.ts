import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Seeded draws. The same seed gives the same sequence, for ever. */
export interface Draw {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(min: number, max: number): number;
  pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T;
}

/** FNV-1a: turns names into seeds. */
export const seedOf = (...parts: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const char of parts.join('\u0000')) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
};

export function drawFrom(seed: number): Draw {
  const generator = mersenne(seed);
  return {
    chance: (probability) => uniformFloat64(generator) < probability,
    between: (min, max) => uniformInt(generator, min, max),
    pick: <T>(choices: readonly T[]) => choices[uniformInt(generator, 0, choices.length - 1)]!,
  };
}
