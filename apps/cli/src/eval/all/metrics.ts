export interface RankMetrics {
  readonly queries: number;
  readonly recallAt: (k: number) => number;
  /** Normalised discounted cumulative gain over the first ten, binary relevance. */
  readonly ndcgAt10: number;
}

/** Over the queries that have a relevant id; a query without an answer counts as 0. */
export function rankMetrics(
  run: ReadonlyMap<string, readonly string[]>,
  relevant: ReadonlyMap<string, readonly string[]>,
): RankMetrics {
  const judged = [...relevant]
    .filter(([, ids]) => ids.length > 0)
    .map(([query, ids]) => [query, new Set(ids)] as const);
  const mean = (of: (found: readonly string[], ids: ReadonlySet<string>) => number) =>
    judged.reduce((sum, [query, ids]) => sum + of(run.get(query) ?? [], ids), 0) / Math.max(1, judged.length);
  return {
    queries: judged.length,
    recallAt: (k) => mean((found, ids) => found.slice(0, k).filter((id) => ids.has(id)).length / ids.size),
    ndcgAt10: mean((found, ids) => gain(found.slice(0, 10).map((id) => ids.has(id))) / gain(ideal(ids.size))),
  };
}

const gain = (hits: readonly boolean[]) => hits.reduce((sum, hit, i) => sum + (hit ? 1 / Math.log2(i + 2) : 0), 0);
const ideal = (relevant: number) => Array.from({ length: Math.min(10, relevant) }, () => true);

export interface Labelled {
  readonly id: string;
  readonly label: boolean;
  readonly source: string;
}

export interface BinaryMetrics {
  readonly recall: number;
  readonly falseAlarms: number;
  /** Share (0..1) of the rows of some sources that are flagged. */
  readonly flagged: (of: (source: string) => boolean) => number;
}

/** A row is flagged at a score of 0.5 or more; one without a score is not. */
export function binaryMetrics(scores: ReadonlyMap<string, number>, rows: readonly Labelled[]): BinaryMetrics {
  const isFlagged = ({ id }: Labelled) => (scores.get(id) ?? 0) >= 0.5;
  const share = (some: readonly Labelled[]) => some.filter(isFlagged).length / Math.max(1, some.length);
  return {
    recall: share(rows.filter(({ label }) => label)),
    falseAlarms: share(rows.filter(({ label }) => !label)),
    flagged: (of) => share(rows.filter(({ source, label }) => !label && of(source))),
  };
}
