import type { Act } from './act.js';
import { takesLeave } from './farewell.js';
import { PATTERNS } from './lexicon.js';

/** What the words do, without amounts. `folded` comes from `foldText`. */
export function actsOf(folded: string, raw: string): Set<Act> {
  const acts = new Set<Act>();
  for (const [act, pattern] of PATTERNS) if (pattern.test(folded)) acts.add(act);
  if (takesLeave(folded, raw)) acts.add('farewell');
  if (folded.includes('?')) acts.add('question');
  withoutExplained(acts);
  if (acts.has('accept') && CONDITION.test(folded)) acts.delete('accept');
  // `What’s your best price?` asks for less, not for the price.
  if (acts.has('haggle') && LESS.test(folded)) acts.delete('ask-price');
  if (acts.size === 0) acts.add('small-talk');
  return acts;
}

/** Drops from the set what a stronger act in it explains, and returns it. */
export function withoutExplained(acts: Set<Act>): Set<Act> {
  for (const [stronger, weaker] of EXPLAINS) if (acts.has(stronger)) for (const act of weaker) acts.delete(act);
  return acts;
}

/** The stronger act explains the words that looked like the weaker ones. Read in order. */
const EXPLAINS: readonly (readonly [Act, readonly Act[]])[] = [
  ['refuse', ['decline', 'accept', 'ask-item', 'haggle']],
  ['complain', ['decline', 'ask-item', 'accept']],
  ['decline', ['accept']],
  ['haggle', ['accept']],
  ['ask-human', ['question', 'ask-item', 'request-custom', 'small-talk']],
  ['ask-bot', ['question', 'ask-item', 'request-custom', 'small-talk']],
  ['accept', ['ask-item', 'acknowledge', 'affirm']],
  ['ask-item', ['small-talk']],
  ['ask-price', ['small-talk']],
  ['thank', ['acknowledge']],
  ['farewell', ['acknowledge', 'small-talk']],
  ['acknowledge', ['small-talk']],
  ['affirm', ['small-talk', 'acknowledge']],
  ['how-are-you', ['question', 'small-talk']],
];

const CONDITION = /\b(?:if|but|unless|would (?:that|it) work)\b/;
const LESS = /\b(?:best|lowest|bottom)\b/;
