import { singular } from './singular.js';

/** Short ways to write what is counted or measured, by the word they stand for. */
const UNITS = new Map(
  Object.entries({
    bedroom: 'bed br bd bdr bdrm bedrm',
    bathroom: 'bath ba bth',
    inch: 'in',
    foot: 'ft feet',
    pack: 'pk ct count pc piece',
    year: 'yr',
    version: 'v ver vol volume',
    apartment: 'apt',
  }).flatMap(([unit, short]) => short.split(' ').map((word) => [word, unit] as const)),
);
const NUMBER_WORDS = new Map(
  'one two three four five six seven eight nine ten'.split(' ').map((word, n) => [word, String(n + 1)] as const),
);
/** A longer number is a code, not a count. */
const DIGITS_MAX = 4;

/** What is counted or measured, with the numbers stated of it. */
export type Measures = ReadonlyMap<string, ReadonlySet<string>>;

/** A number of at most four digits. */
export const isNumber = (word: string): boolean => word.length <= DIGITS_MAX && /^\p{N}+$/u.test(word);

/** Of "two br, 1 bathroom": bedroom 2, bathroom 1. */
export function measuresOf(words: readonly string[]): Measures {
  const measures = new Map<string, Set<string>>();
  words.forEach((word, at) => {
    const count = NUMBER_WORDS.get(word) ?? word;
    const of = words[at + 1];
    if (of === undefined || !isNumber(count) || isNumber(of)) return;
    const one = singular(of);
    const unit = UNITS.get(one) ?? one;
    measures.set(unit, (measures.get(unit) ?? new Set()).add(count));
  });
  return measures;
}

/** Whether a number is stated of something that was asked for, and never the number that was asked for. */
export const contradicts = (asked: Measures, stated: Measures): boolean =>
  [...asked].some(([unit, counts]) => {
    const others = stated.get(unit);
    return others !== undefined && ![...counts].some((count) => others.has(count));
  });
