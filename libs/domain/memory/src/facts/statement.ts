import { cutText, type Heading } from '@reprise/contracts';

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

// Money, entitlement, authority and age are never learned from what somebody writes: they have their own services and screens.
const CLAIM =
  /[$€£¥%]|\b(?:percent|discount\w*|for free|free (?:stuff|content|items?|access)|price[sd]?|pricing|refund\w*|coupon|promo\w*|vip|deals?(?! with)|\d+ off|owe[sd]?|entitled|usd|eur|gbp|dollars?|euros?|bucks?|charge[sd]?|invoices?|billed|paid|lifetime|unlimited|free of charge|complimentary|is free|are free|access to)\b/i;
const ROLE =
  /\b(?:admin\w*|moderator|system|prompt|instruction\w*|root|developer mode|(?:the|your) (?:creator|owner|boss|developer|manager)|staff|support team|tenant|verified|premium|subscriber|(?:this|your|the) (?:account|platform|profile)|my (?:account|profile|tier|status|rights?|permissions?))\b/i;
const AGE =
  /\b(?:years? old|y\/?o|my age|of age|adult|minor|underage|over (?:18|21)|18\+|i(?:'m| am| was) (?:born|\d{1,2})\b|born in)\b/i;

/** True when a text claims money, an entitlement, a role or an age. */
export const isClaim = (text: string): boolean => [CLAIM, ROLE, AGE].some((claim) => claim.test(text));

const INSTRUCTION =
  /\b(?:remember|pretend|imagine|ignore|forget|assume|suppose|note that|from now on|you (?:must|should|have to|are)|act as|if i|when i was asked|as if|let's say|whenever|next time|(?:when|every time|once) i (?:say|write|type|ask|send)|in (?:the )?future|keep in mind|keep that in mind|(?:save|store|write|add|put|log) (?:this|that|it)?\s*(?:to|in|into|down)|update (?:my|your|the)|for later|always (?:give|send|reply|answer|say|tell|treat|let)|as (?:we )?agreed|as i told you|important(?: fact)?:|fact:)/i;

// A word of two alphabets is written to be read by people and not by rules.
const MIXED_WORD =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

/** A text as the rules read it: compatibility forms and invisible characters hide nothing. */
const plainText = (text: string): string =>
  cutText(
    cutText(text, 4_000)
      .normalize('NFKC')
      .replace(/\p{Cf}|(?<=\p{Script=Latin})\p{Mn}+/gu, '')
      .replaceAll('’', "'"),
    2_000,
  );

/** Sentences that may be quoted later: no instructions, nothing about money, roles or age, nothing written past the rules. */
export const quotable = (text: string): string[] =>
  MIXED_WORD.test(text)
    ? []
    : (plainText(text).match(/[^.!?\n;]+[.!?\n;]?/g) ?? [])
        .filter((sentence) => !INSTRUCTION.test(sentence) && !isClaim(sentence))
        .map((sentence) => sentence.trim());

/** Sentences that state something: quotable, and no questions. */
export const statements = (text: string): string[] =>
  quotable(text)
    .filter((sentence) => !sentence.endsWith('?'))
    .map((sentence) => sentence.replace(/[.!;]$/, '').trim())
    .filter((sentence) => sentence.length > 3);

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
