import type { RecalledSummary } from '@reprise/contracts';
import type { OpenSummary } from './summaries.js';

/** Characters of all observations of a context together. */
const CHARACTERS_MAX = 2_500;

/**
 * The summaries as they are recalled, oldest stretch first: the best sentence of each, then the second best, newest
 * stretch first, as far as the room goes; within a summary in the order in which they were written.
 */
export const recallSummaries = (live: readonly OpenSummary[], most = CHARACTERS_MAX): RecalledSummary[] => {
  const taken = new Map<OpenSummary, number>();
  let left = most;
  const deepest = Math.max(0, ...live.map(({ observations }) => observations.length));
  for (let rank = 0; rank < deepest; rank++)
    for (const summary of live.toReversed()) {
      const text = summary.observations[rank]?.text;
      // A summary's sentences are taken from the best on: one that has no room ends its turn.
      if (text === undefined || text.length > left || (taken.get(summary) ?? 0) < rank) continue;
      left -= text.length;
      taken.set(summary, rank + 1);
    }
  return live.map(({ summaryId, messages, from, to, observations }, index) => ({
    summaryId,
    messages,
    from,
    to,
    observations: observations
      .slice(0, taken.get(live[index]!) ?? 0)
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  }));
};
