import type { Row } from './data.js';

/** What was flagged, by source and label: `source 0|1: flagged/all`. */
export function bySource(rows: readonly Row[], flagged: (row: number) => boolean): string {
  const counts = new Map<string, [flagged: number, all: number]>();
  let hits = 0;
  for (const [i, { source, label }] of rows.entries()) {
    const count = counts.get(`${source} ${label}`) ?? [0, 0];
    counts.set(`${source} ${label}`, [count[0] + Number(flagged(i)), count[1] + 1]);
    hits += Number(label === 1 && flagged(i));
  }
  const recall = hits / rows.filter(({ label }) => label === 1).length;
  const lines = [...counts].sort().map(([key, [some, all]]) => `  ${key}: ${some}/${all}`);
  return [`recall ${recall.toFixed(4)}`, ...lines].join('\n') + '\n';
}
