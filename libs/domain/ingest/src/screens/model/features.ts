import { cutText } from '@reprise/contracts';
import { hash32 } from '@reprise/event-sourcing';
import { LEXICONS } from './lexicons.js';

// Taken out once: looking a global up for every letter is slow where globals are intercepted.
const { imul, log, min } = Math;

/** Size of the largest weight table; a smaller one, also a power of two, folds the buckets over. */
export const BUCKETS = 1 << 16;
/** More tokens than this say nothing new, and cost time. */
const TOKENS_MAX = 1_600;
const CHARS_MAX = 16_000;
const TOKEN_CHARS = 24;
const TOKEN = /[a-z]+(?:'[a-z]+)?|[0-9]+|[^\sa-z0-9]/gu;

/**
 * Bucket and value of every feature of a text; values have length 1 together, so that texts of any length compare. Plain
 * lists: a message has up to two thousand pieces, and a typed array costs more to make than all that is put into it.
 */
export interface Features {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

/** A hash of a part of a text, stirred: the low bits of FNV-1a alone are weak. */
export const hash = (text: string, from = 0, to = text.length): number => stir(hash32(text, from, to));

function stir(value: number): number {
  const stirred = imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (stirred ^ (stirred >>> 13)) >>> 0;
}

/** A kind of feature, and what it is about: numbers, because building a string for each is most of the time. */
const named = (kind: number, a: number, b = 0): number => stir(imul(a ^ kind, 0x9e3779b1) + imul(b, 0x85ebca6b));

const [WORD, PAIR, CLASS, OPENING, CLASS_PAIR, PART, BOTH, SIZE] = Array.from({ length: 8 }, (_, i) =>
  hash(`kind ${i}`),
) as [number, number, number, number, number, number, number, number];
const BIAS = hash('bias');
const CODE_FENCE = hash('code fence');
const BRACKETS = hash('brackets');
const ASKS = hash('ends asking');
const STATES = hash('ends stating');
const START = hash('start');

/** Per word of a lexicon the hash of its class. */
const CLASS_OF: ReadonlyMap<string, number> = new Map([...LEXICONS].map(([word, kind]) => [word, hash(`<${kind}>`)]));

type Add = (feature: number, weight?: number) => void;

/** Hashed words, pairs, word parts and structure of a folded text. Linear in its length; holds no text. */
export function featuresOf(folded: string): Features {
  const buckets: number[] = [];
  const add: Add = (feature, weight = 1) => {
    const bucket = feature & (BUCKETS - 1);
    if (COUNTS[bucket] === 0) buckets.push(bucket);
    COUNTS[bucket]! += weight;
  };
  const tokens = (cutText(folded, CHARS_MAX).match(TOKEN) ?? []).slice(0, TOKENS_MAX);
  structure(folded, tokens.length, words(tokens, add), add);
  return unit(buckets);
}

/** Of the text that is read now; all zero between two. */
const COUNTS = new Float64Array(BUCKETS);

/** Answers the classes of words that were seen. */
function words(tokens: readonly string[], add: Add): ReadonlySet<number> {
  const classes = new Set<number>();
  let before = START;
  let classBefore = START;
  for (const [i, token] of tokens.entries()) {
    const word = token >= '0' && token < ':' ? hash('#') : hash(token);
    const known = CLASS_OF.get(token);
    const kind = known ?? word;
    add(named(WORD, word));
    add(named(PAIR, before, word));
    if (known !== undefined) {
      classes.add(known);
      add(named(CLASS, known), 1.5);
      if (i < 2) add(named(OPENING, known, i), 2);
    }
    if (kind !== word || classBefore !== before) add(named(CLASS_PAIR, classBefore, kind), 1.2);
    for (let at = 0; token.length > 4 && at + 4 <= min(token.length, TOKEN_CHARS); at += 2)
      add(named(PART, hash(token, at, at + 4)), 0.3);
    before = word;
    classBefore = kind;
  }
  return classes;
}

/** What a text looks like, apart from its words. */
function structure(folded: string, tokens: number, classes: ReadonlySet<number>, add: Add): void {
  const kinds = [...classes].sort((a, b) => a - b);
  for (const [i, a] of kinds.entries()) for (const b of kinds.slice(i + 1)) add(named(BOTH, a, b), 0.8);
  add(named(SIZE, Math.min(9, Math.round(Math.log2(1 + tokens)))));
  add(BIAS);
  if (folded.includes('```')) add(CODE_FENCE, 2);
  if (/[{}[\]<>;=_]{2}/.test(folded)) add(BRACKETS);
  if (/\? ?$/.test(folded)) add(ASKS, 1.5);
  if (/[.!] ?$/.test(folded)) add(STATES);
}

/** Takes the counts out. */
function unit(buckets: readonly number[]): Features {
  const values: number[] = [];
  let squares = 0;
  for (const bucket of buckets) {
    const count = COUNTS[bucket]!;
    COUNTS[bucket] = 0;
    const value = count > 1 ? 1 + log(count) : count;
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  return { buckets, values: values.map((value) => value / length) };
}
