import type { Folded } from './fold.js';

/**
 * One sign of one screen. Every pattern must be linear: a literal space (folding leaves single ones), bounded repetition, no nested
 * quantifiers. Screens run on hostile text of 8,000 characters inside the write transaction.
 */
export interface Rule {
  /** Recorded as the reason when the rule restricts a fan. */
  readonly id: string;
  /** 0..1; 0.5 and more flags the message. */
  readonly score: number;
  /** Made with `oneOf`. */
  readonly when: RegExp;
  /** Looked for in the 60 characters around a match: when found, that match does not count. */
  readonly unless?: RegExp;
  /** Which folding the rule reads. `plain` undoes letters written as digits, so it cannot be used for numbers. */
  readonly reads: keyof Folded;
}

export interface Finding {
  readonly rule: string;
  readonly score: number;
}

const CONTEXT_CHARS = 60;
/** So many excused matches in one message are no accident: they count, and cost no more time. */
const MATCHES_LOOKED_AT = 25;

const fires = ({ when, unless, reads }: Rule, folded: Folded): boolean => {
  const text = folded[reads];
  if (!unless) return text.search(when) >= 0;
  let looked = 0;
  for (const { index, 0: matched } of text.matchAll(when)) {
    const around = text.slice(Math.max(0, index - CONTEXT_CHARS), index + matched.length + CONTEXT_CHARS);
    if (around.search(unless) < 0 || ++looked === MATCHES_LOOKED_AT) return true;
  }
  return false;
};

/** The strongest rule that fires, if any. */
export function strongest(rules: readonly Rule[], folded: Folded): Finding | undefined {
  let best: Finding | undefined;
  for (const rule of rules)
    if (rule.score > (best?.score ?? 0) && fires(rule, folded)) best = { rule: rule.id, score: rule.score };
  return best;
}

/** The first of equals: a rule says more than a classifier. */
export const strongerOf = (rule: Finding | undefined, other: Finding | undefined): Finding | undefined =>
  (other?.score ?? 0) > (rule?.score ?? 0) ? other : rule;

/** Alternatives as one pattern: a table with one phrase a line. */
export const oneOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'gu');
