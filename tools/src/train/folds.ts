/** Parts the data is cut into; each is judged by weights fitted without it. */
export const FOLDS = 5;

const SHINGLE_WORDS = 8;
/** A run of words in more texts than this is a stock phrase, not a copy. */
const COPIES_MAX = 40;

/** The same fold for the same group, on every machine. */
export function foldOf(group: string): number {
  let value = 7;
  for (const char of group) value = (value * 31 + char.charCodeAt(0)) >>> 0;
  return ((value ^ (value >>> 15)) >>> 0) % FOLDS;
}

/** Per text the number of its first near-copy: texts that share eight words in a row are in one group. */
export function copyGroups(texts: readonly string[]): number[] {
  const parent = texts.map((_, i) => i);
  const root = (i: number): number => (parent[i] === i ? i : (parent[i] = root(parent[i]!)));
  const holders = new Map<string, number[]>();
  for (const [i, text] of texts.entries()) {
    const words = text.split(' ');
    for (let at = 0; at + SHINGLE_WORDS <= words.length; at++) {
      const shingle = words.slice(at, at + SHINGLE_WORDS).join(' ');
      holders.set(shingle, [...(holders.get(shingle) ?? []), i]);
    }
  }
  for (const [first, ...others] of holders.values())
    if (others.length < COPIES_MAX) for (const other of others) parent[root(other)] = root(first!);
  return texts.map((_, i) => root(i));
}
