import type { Candidate } from './candidate.js';

/** Recorded with every proposal; a change of the terms or weights is a new version. */
export const SELECTOR = 'bm25f+terms@2';

/** What is known of the fan and the turn when items are compared. */
export interface SelectionContext {
  owns(itemId: string): boolean;
  /** How often and when the item was last proposed to this fan. */
  offered(itemId: string): { readonly count: number; readonly lastAt: string } | undefined;
  /** Share (0..1) of the fan's items that carry a tag or are of a kind. */
  readonly taste: Readonly<Record<string, number>>;
  /** Kinds of the last proposals, newest last. */
  readonly recentKinds: readonly string[];
  /** Whether the fan said they do not want to be offered such an item. */
  unwanted(candidate: Candidate): boolean;
  /** What was asked for names something: then only items that mention it fit. */
  readonly specific: boolean;
  /** What the fan said they would pay, if they did, in minor units. */
  readonly budgetMinor: number | null;
  readonly now: string;
}

export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly terms: Readonly<Record<string, number>>;
}

// A record that mentions less of the request than this, and only in passing, would be sold on a promise it does not keep.
const COVERAGE_MIN = 0.15;
const DAY_MS = 86_400_000;

/**
 * Items worth proposing, best first, each with the terms of its score. Never one the fan owns or does not want, a withdrawn one or one
 * that is not for sale; of a set only the earliest part the fan does not own, which then stands for the whole set.
 */
export const select = (candidates: readonly Candidate[], context: SelectionContext): Scored[] => {
  const open = candidates.filter(
    (candidate) => isSellable(candidate) && !context.owns(candidate.itemId) && !context.unwanted(candidate),
  );
  const best = Math.max(0, ...open.map(({ text }) => text));
  return inOrder(open)
    .filter(({ asked }) => !context.specific || supports(asked))
    .map(({ candidate, asked }) => {
      const terms = termsOf(candidate, asked, best, context);
      return { candidate, terms, score: round(Object.values(terms).reduce((sum, term) => sum + term, 0)) };
    })
    .sort((a, b) => b.score - a.score || (a.candidate.itemId < b.candidate.itemId ? -1 : 1));
};

export const isSellable = ({ withdrawn, priceMinor }: Candidate): boolean => !withdrawn && priceMinor > 0;

const supports = ({ named, coverage }: Candidate) => named || coverage >= COVERAGE_MIN;

/** Each set becomes its earliest open part, together with the part that fits the request best. */
const inOrder = (open: readonly Candidate[]): { candidate: Candidate; asked: Candidate }[] => {
  const sets = new Map<string, Candidate[]>();
  for (const candidate of open) {
    const set =
      candidate.partOf !== null && candidate.sequence !== null ? `set ${candidate.partOf}` : `item ${candidate.itemId}`;
    sets.set(set, [...(sets.get(set) ?? []), candidate]);
  }
  return [...sets.values()].map((parts) => ({
    candidate: parts.reduce((first, part) => ((part.sequence ?? 0) < (first.sequence ?? 0) ? part : first)),
    asked: parts.reduce((fit, part) => (part.text > fit.text ? part : fit)),
  }));
};

const termsOf = (candidate: Candidate, asked: Candidate, best: number, context: SelectionContext) => {
  const own = best > 0 ? candidate.text / best : 0;
  const ofSet = best > 0 ? asked.text / best : 0;
  return present({
    text: 3 * own,
    order: 3 * (ofSet - own),
    taste: taste(candidate, context.taste),
    popular: (0.3 * candidate.sold) / (candidate.sold + 10),
    price: priceFit(candidate.priceMinor, context.budgetMinor),
    repeat: repeatPenalty(context.offered(candidate.itemId), context.now),
    variety: varietyPenalty(candidate.kind, context.recentKinds),
  });
};

const taste = ({ tags, kind }: Candidate, shares: SelectionContext['taste']): number => {
  const labels = new Set([...tags, ...(kind === null ? [] : [kind])].map((label) => label.toLowerCase()));
  return Math.min(
    1,
    // A tag may be called `constructor`: what every object inherits is no share.
    [...labels].reduce((sum, label) => sum + (Object.hasOwn(shares, label) ? shares[label]! : 0), 0),
  );
};

/** Half a point for an item at the fan's own figure, none for one at twice or half of it. */
const priceFit = (priceMinor: number, budgetMinor: number | null): number =>
  budgetMinor === null || budgetMinor === 0 ? 0 : 0.5 * Math.max(0, 1 - Math.abs(Math.log2(priceMinor / budgetMinor)));

/** What was just proposed is not proposed again unless it is by far what was asked for; it fades over weeks. */
const repeatPenalty = (offered: ReturnType<SelectionContext['offered']>, now: string): number => {
  if (!offered) return 0;
  const days = Math.max(0, (Date.parse(now) - Date.parse(offered.lastAt)) / DAY_MS);
  return -Math.min(3, 1 + 0.5 * offered.count) * 0.5 ** (days / 7);
};

const varietyPenalty = (kind: string | null, recent: readonly string[]): number =>
  kind === null || recent.length === 0 ? 0 : (-0.3 * recent.filter((other) => other === kind).length) / recent.length;

const round = (value: number) => Math.round(value * 10_000) / 10_000;
const present = (terms: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(terms)
      .map(([name, value]) => [name, round(value)] as const)
      .filter(([, value]) => value !== 0),
  );
