/** An even draw of 0 ≤ n < `size` from a seed and a salt: murmur3’s finalizer, so near seeds do not draw alike. */
export function choice(seed: number, salt: number, size: number): number {
  let h = Math.imul(seed ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return (h >>> 0) % size;
}
