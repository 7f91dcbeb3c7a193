/** Recorded with what was found by it; other constants are a new version. */
export const FUSION = 'rrf@2';

const K = 10;

/** A ranking, best first, and how much of its word counts: above 0, 1 in full. */
export interface Ranking<T> {
  readonly found: readonly T[];
  readonly weight: number;
}

/**
 * One ranking of several, by reciprocal rank fusion: the sum of weight ÷ (k + rank), ranks from 1 (Cormack, Clarke and Büttcher,
 * SIGIR 2009, with k = 60 and equal weights). Scores of different kinds need no common scale. With k = 10 the top of a good
 * ranking stays at the top. Of equals, what the first list has comes first.
 */
export const fuseRanks = <T>(
  rankings: readonly Ranking<T>[],
  idOf: (found: T) => string,
): (T & { score: number })[] => {
  const fused = new Map<string, { readonly found: T; score: number }>();
  for (const { found: list, weight } of rankings)
    list.forEach((found, place) => {
      const entry = fused.get(idOf(found)) ?? { found, score: 0 };
      entry.score += weight / (K + place + 1);
      fused.set(idOf(found), entry);
    });
  return [...fused.values()]
    .toSorted((a, b) => b.score - a.score)
    .map(({ found, score }) => ({ ...found, score: Math.round(score * 1e6) / 1e6 }));
};
