/** Recorded with what was found by it; another constant is a new version. */
export const FUSION = 'rrf@1';

const K = 60;

/**
 * One ranking of several, by reciprocal rank fusion: the sum of 1 ÷ (k + rank) with ranks from 1 and k = 60 (Cormack, Clarke
 * and Büttcher, SIGIR 2009). Scores of different kinds need no common scale. Of equals, what the first list has comes first.
 */
export const fuseRanks = <T>(
  lists: readonly (readonly T[])[],
  idOf: (found: T) => string,
): (T & { score: number })[] => {
  const fused = new Map<string, { readonly found: T; score: number }>();
  for (const list of lists)
    list.forEach((found, place) => {
      const entry = fused.get(idOf(found)) ?? { found, score: 0 };
      entry.score += 1 / (K + place + 1);
      fused.set(idOf(found), entry);
    });
  return [...fused.values()]
    .toSorted((a, b) => b.score - a.score)
    .map(({ found, score }) => ({ ...found, score: Math.round(score * 1e6) / 1e6 }));
};
