import { INTENTS, type Intent } from '@reprise/contracts';
import type { Act } from './act.js';

/** Weight of each hypothesis; sums to 1. */
export type Hypotheses = Readonly<Record<Intent, number>>;

/** What an act speaks for, as odds against an act that says nothing. */
const EVIDENCE: Readonly<Record<Act, Partial<Record<Intent, number>>>> = {
  greet: { company: 1.5, browse: 1.2 },
  'small-talk': { company: 3 },
  'how-are-you': { company: 2 },
  question: { browse: 1.5 },
  'ask-item': { browse: 3, buy: 2 },
  'ask-price': { buy: 4 },
  'request-custom': { custom: 8 },
  'offer-amount': { buy: 6 },
  haggle: { buy: 4 },
  accept: { buy: 8 },
  decline: { browse: 1.5, leave: 1.5 },
  refuse: { leave: 3, company: 1.5 },
  thank: { company: 1.3, leave: 1.3 },
  affirm: { browse: 1.3, buy: 1.3 },
  acknowledge: {},
  farewell: { leave: 8 },
  'plead-hardship': { company: 1.5 },
  complain: { support: 12 },
  'ask-bot': { support: 1.5 },
  'ask-human': { support: 6 },
  pay: { buy: 3 },
};

export const NO_IDEA: Hypotheses = { company: 0.25, browse: 0.3, buy: 0.2, custom: 0.05, support: 0.1, leave: 0.1 };

/** How much of what was believed before survives a turn: the same fan may want something else today. */
const MEMORY = 0.5;
const LEAST = 0.01;

/** Bayes over the acts of a turn, from a flattened prior. Rounded to four places, and the sum is exactly 1. */
export function weigh(prior: Hypotheses, acts: Iterable<Act>): Hypotheses {
  const scores = INTENTS.map((intent) => Math.max(prior[intent], LEAST) ** MEMORY);
  for (const act of acts) INTENTS.forEach((intent, i) => (scores[i]! *= EVIDENCE[act][intent] ?? 1));
  const total = scores.reduce((sum, score) => sum + score, 0);
  const parts = scores.map((score) => Math.round((score / total) * 10_000));
  // Rounding leaves a few ten-thousandths over: the strongest hypothesis takes them.
  parts[parts.indexOf(Math.max(...parts))]! += 10_000 - parts.reduce((sum, part) => sum + part, 0);
  return Object.fromEntries(INTENTS.map((intent, i) => [intent, parts[i]! / 10_000])) as Record<Intent, number>;
}
