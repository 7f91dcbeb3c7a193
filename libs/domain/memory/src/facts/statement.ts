import type { Heading } from '@reprise/contracts';

/** Something a text states, before it is a fact: where it is filed, what it says, how sure the rule is. */
export interface StatedFact {
  readonly heading: Heading;
  readonly predicate: string;
  readonly object: string;
  /** A newer statement of the predicate replaces the older one. */
  readonly singleValued: boolean;
  /** 0..1 */
  readonly confidence: number;
}

/** Longest object of a stated fact, in characters: longer is a story, not a fact. */
const OBJECT_MAX = 120;

// Money, entitlement and authority are never learned from what somebody writes: prices, discounts and roles have their own services.
const CLAIM =
  /[$€£¥%]|\b(?:percent|discount\w*|for free|free (?:stuff|content|items?|access)|price[sd]?|pricing|refund\w*|coupon|promo\w*|vip|deals?(?! with)|\d+ off|owe[sd]?|entitled|admin\w*|moderator|system|prompt|instruction\w*|usd|eur|gbp|dollars?|euros?|bucks?)\b/i;

/** True when a text claims money, an entitlement or a role. */
export const isClaim = (text: string): boolean => CLAIM.test(text);

const INSTRUCTION =
  /\b(?:remember|pretend|imagine|ignore|forget|assume|suppose|note that|from now on|you (?:must|should|have to|are)|act as|if i|when i was asked|as if|let's say)\b/i;

/** Sentences that state something: no questions, no instructions, no suppositions, nothing about money or roles. */
export const statements = (text: string): string[] =>
  (text.slice(0, 2_000).match(/[^.!?\n;]+[.!?\n;]?/g) ?? [])
    .filter((sentence) => !sentence.endsWith('?') && !INSTRUCTION.test(sentence))
    .map((sentence) => sentence.replace(/[.!\n;]$/, '').trim())
    .filter((sentence) => sentence.length > 3 && !isClaim(sentence));

/** An object as it is kept: trimmed of fillers and punctuation; null when nothing worth keeping is left. */
export const tidyObject = (raw: string): string | null => {
  const object = raw
    .replace(/\s+/g, ' ')
    .replace(
      /\b(?:too|as well|though|btw|by the way|haha+|lol|so much|a lot|very much|please|thanks|thank you)\s*$/i,
      '',
    )
    .replace(/^[\s,:'"-]+|[\s,:'"-]+$/g, '');
  return object.length >= 2 && object.length <= OBJECT_MAX ? object : null;
};

/** How two objects are compared: case, spacing and a leading article do not make a new fact. */
export const sameObject = (a: string, b: string): boolean => normal(a) === normal(b);
const normal = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:a|an|the|my) /, '');
