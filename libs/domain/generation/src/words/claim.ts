import { cutText } from '@reprise/contracts';
import { foldText } from '../reading/fold-text.js';
import { saysMoney } from '../gates/money-talk.js';
import { PROMISES } from '../gates/phrases.js';
import { PRESSURE } from '../gates/pressure.js';

const LONGEST = 140;
const SHORTEST = 8;
/** Score of one word of the question; more than any other merit. */
const ANSWERS = 10;

const words = (text: string) =>
  new Set(
    foldText(text)
      .match(/[\p{L}\d]{3,}/gu)
      ?.filter((word) => !COMMON.has(word)) ?? [],
  );

/** Words that say nothing about an item. */
const COMMON = new Set(
  'the and for are you your what does did has have how with this that can could would will any it its from about they them there when where who which is was were but not all'.split(
    ' ',
  ),
);

export interface Claim {
  readonly text: string;
  /** It has a word of the question in it. */
  readonly answers: boolean;
}

/**
 * The sentence of an item’s description that bears most on what the fan asked, word for word; null when none can be
 * said as it stands. A description that talks of money, promises or presses is not repeated.
 */
export function claimFrom(description: string, title: string, query: string): Claim | null {
  const asked = words(query);
  const known = words(title);
  let best: { text: string; score: number } | null = null;
  for (const raw of cutText(description, 4_000).split(/(?<=[.!?])\s+|[\n•|]+|(?<=\s)-+(?=\s)/u)) {
    const text = raw.trim();
    if (text.length < SHORTEST || text.length > LONGEST || !sayable(text)) continue;
    const own = [...words(text)];
    const news = own.filter((word) => !known.has(word)).length;
    const score = own.filter((word) => asked.has(word) && !known.has(word)).length * ANSWERS + (news > 1 ? 1 : 0);
    if (!best || score > best.score) best = { text, score };
  }
  if (!best) return null;
  return { text: /[.!?]$/.test(best.text) ? best.text : `${best.text}.`, answers: best.score >= ANSWERS };
}

/** How to pay or call is no claim about the item, and whoever answers here takes no calls. */
const TERMS = /\b(?:cash|paypal|venmo|zelle|call|text|email|phone|pick ?up|obo|firm|serious|no trades|first come)\b/;

const sayable = (text: string) => {
  const folded = foldText(text);
  return (
    /^[\p{L}\p{N}"“]/u.test(text) &&
    !TERMS.test(folded) &&
    !saysMoney(text) &&
    !PROMISES.test(folded) &&
    !PRESSURE.test(folded) &&
    !/https?:|www\.|@|\{|\}|\d{3}[- ]\d{4}/.test(folded)
  );
};
