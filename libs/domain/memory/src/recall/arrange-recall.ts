/** A message found for a query, or taken along because it is recent. */
export interface FoundMessage {
  readonly messageId: string;
  readonly from: 'fan' | 'us';
  readonly text: string;
  readonly at: string;
  /** BM25 with the share of its neighbours; 0 for a message that is only recent. */
  readonly score: number;
}

export interface RecallLimits {
  readonly found: number;
  readonly recent: number;
  /** Characters of all texts together: a context goes into every prompt and every event. */
  readonly characters: number;
}

export const RECALL_LIMITS: RecallLimits = { found: 12, recent: 6, characters: 6_000 };

/** What is recalled for a message: the best of what was found, then the latest turns, each message once, within the limits. */
export const arrangeRecall = (
  found: readonly FoundMessage[],
  recent: readonly FoundMessage[],
  limits: RecallLimits = RECALL_LIMITS,
): FoundMessage[] => {
  const best = [...found].sort((a, b) => b.score - a.score).slice(0, limits.found);
  const seen = new Set(best.map(({ messageId }) => messageId));
  const latest = recent.slice(0, limits.recent).filter(({ messageId }) => !seen.has(messageId));
  let left = limits.characters;
  // A text too long for what is left is passed over, not cut: a recalled message is quoted whole or not at all.
  return [...best, ...latest].filter(({ text }) => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  });
};
