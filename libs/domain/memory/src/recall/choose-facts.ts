import type { Heading } from '@reprise/contracts';

/** A fact that holds, opened. */
export interface HeldFact {
  readonly factId: string;
  readonly heading: Heading;
  readonly predicate: string;
  readonly object: string;
  readonly validFrom: string;
}

/** Facts recalled for one message; limits and open promises come first and are never ranked away. */
const FACTS_MAX = 16;
/** Of each: a context holds fifty facts at most, some of them from elsewhere. */
const ALWAYS_MAX = 18;
/** However many limits and promises there are, some of the rest is known too: the name before all. */
const RANKED_MIN = 8;

// Weight and half-life (days) of a heading: what the fan is called never fades, what they did last month does.
const HEADINGS: Readonly<Record<Heading, { readonly weight: number; readonly halfLifeDays: number }>> = {
  identity: { weight: 3, halfLifeDays: 36_500 },
  limits: { weight: 3, halfLifeDays: 36_500 },
  promises: { weight: 3, halfLifeDays: 36_500 },
  preferences: { weight: 2, halfLifeDays: 365 },
  schedule: { weight: 1, halfLifeDays: 180 },
  life: { weight: 1, halfLifeDays: 365 },
  purchases: { weight: 1, halfLifeDays: 90 },
};
const ALWAYS: ReadonlySet<Heading> = new Set(['limits', 'promises']);
const DAY_MS = 86_400_000;

/**
 * The facts that matter for a message, best first: every limit and open promise (the newest eighteen of each at most), then by
 * weight of heading, age and words shared with the message.
 */
export const chooseFacts = (held: readonly HeldFact[], message: string, now: string): HeldFact[] => {
  const newest = [...held].sort(
    (a, b) => Date.parse(b.validFrom) - Date.parse(a.validFrom) || compare(a.factId, b.factId),
  );
  const always = [...ALWAYS].flatMap((heading) =>
    newest.filter((fact) => fact.heading === heading).slice(0, ALWAYS_MAX),
  );
  const words = wordsOf(message);
  const ranked = newest
    .filter((fact) => !ALWAYS.has(fact.heading))
    .map((fact) => ({ fact, score: relevance(fact, words, now) }))
    .sort((a, b) => b.score - a.score)
    .map(({ fact }) => fact);
  return [...always, ...ranked.slice(0, Math.max(FACTS_MAX - always.length, RANKED_MIN))];
};

const relevance = (fact: HeldFact, words: ReadonlySet<string>, now: string): number => {
  const { weight, halfLifeDays } = HEADINGS[fact.heading];
  const own = wordsOf(`${fact.predicate} ${fact.object}`);
  const shared = [...own].filter((word) => words.has(word)).length;
  const days = Math.max(0, (Date.parse(now) - Date.parse(fact.validFrom)) / DAY_MS);
  return (0.1 + shared / Math.sqrt(own.size || 1)) * (1 + 0.3 * weight) * 0.5 ** (days / halfLifeDays);
};

// A trailing s is all the stemming that a handful of short facts needs.
const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.replace(/s$/, '')));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
