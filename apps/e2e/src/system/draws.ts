import { createHash } from 'node:crypto';

/** Eight numbers in [0, 1) of a seed and a name, the same on every run and in any order of asking; `n` counts round. */
export function draws(seed: number, name: string | number): (n: number) => number {
  const hash = createHash('sha256').update(`${seed}/${name}`).digest();
  return (n) => hash.readUInt32BE((n % 8) * 4) / 2 ** 32;
}
