/** What a word that only praises or asks counts, and one that names the thing. */
export const WEAK = 0.3;
export const HEAD = 1.5;
/** The rarest words of a query are looked up, up to so many. */
export const LONGEST_QUERY = 40;
/** What a mention counts by its field. */
export const FIELD = { title: 2.2, label: 1.6, described: 1, spoken: 0.4 } as const;
/** What is added to BM25, as shares of all that was asked: how much of the title was asked for, pairs of words that stand together, likeness of the spelling. */
export const ADDED = { title: 0.45, pairs: 0.3, likeness: 0.5 } as const;
/** Posting lists are read from the rarest word on, up to so many entries; what is more common is only looked for in the best hits. */
export const READ_AT_MOST = 4_000;
export const BEST_HITS = 150;
/** A word that no record knows becomes its nearest neighbour from this likeness on. */
export const NEAREST_AT_LEAST = 0.45;
/** The fan's taste is told by so many labels. */
export const TASTE_LABELS = 20;
