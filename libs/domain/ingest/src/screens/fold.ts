import { cutText, mendText, MESSAGE_TEXT_MAX } from '@reprise/contracts';
import { CONFUSABLES } from './confusables.js';

/** A message as the rules see it. Folding is for matching only: what is recorded is the fan's own text. */
export interface Folded {
  /** Lower case, look-alikes as Latin, no diacritics, no invisible characters, ASCII digits, single spaces. */
  readonly text: string;
  /** `text` with letters written as digits or spread by spaces put back. Numbers cannot be trusted in it. */
  readonly plain: string;
}

const ASCII = /^[\x20-\x7e\n]*$/;
const NOT_ASCII = /[^\x00-\x7f]/gu; // eslint-disable-line no-control-regex -- the range of ASCII
// Tag characters, zero-width joiners, bidi controls and variation selectors: invisible, and used to hide words.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\x00-\x08\x0e-\x1f\x7f-\x9f]/gu; // eslint-disable-line no-control-regex -- they are what it removes
const LATIN_MARKS = /[\u0300-\u036f]/g;
// "i g n o r e": four letters in a row stand alone by design; three do ("r u a bot") unless wider gaps separate words.
const SPREAD =
  /(?<![a-z0-9])(?:[a-z][ .*_-]){3,}[a-z](?![a-z0-9])|(?<=^|\s\s)(?:[a-z][ .*_-]){2}[a-z](?=\s\s|\s?[?!.]|$)/g;
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const LEET_IN_WORD = /(?<=[a-z])[013457@$!](?=[a-z])|(?<![a-z0-9])[013457@$!](?=[a-z]{2})/g;

const lookAlikes = (text: string) => text.replace(NOT_ASCII, (char) => CONFUSABLES.get(char) ?? char);

/**
 * Lower case, look-alikes as Latin, nothing invisible; lines and spaces as they were. The dear part of folding. Never longer
 * than a message may be: one character may stand for eighteen, and whoever reads on would pay for them all.
 */
export const unhide = (raw: string): string => {
  const text = cutText(raw, MESSAGE_TEXT_MAX);
  if (ASCII.test(text)) return text.toLowerCase();
  // Quotes before decomposition, which would turn an accent used as an apostrophe into a space.
  const compatible = lookAlikes(text.replace(INVISIBLE, '')).normalize('NFKC');
  if (compatible.length > MESSAGE_TEXT_MAX) return oneForOne(text);
  const seen = bare(compatible);
  return seen.length > MESSAGE_TEXT_MAX ? oneForOne(text) : seen;
};

const bare = (compatible: string): string =>
  lookAlikes(compatible.toLowerCase().normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFC'));

/** Of each character that stands for several, the first: a cut at the end would let a row of them push words out of sight. */
function oneForOne(text: string): string {
  const known = new Map<string, string>();
  const first = (char: string): string => {
    const [seen = ''] = known.get(char) ?? bare(lookAlikes(char).normalize('NFKC'));
    known.set(char, seen);
    return seen;
  };
  return cutText(text.replace(INVISIBLE, '').replace(NOT_ASCII, first).toLowerCase(), MESSAGE_TEXT_MAX);
}

/** Linear in the length of the text. */
export const fold = (raw: string): Folded => foldSeen(unhide(raw));

/** The same, of a text that `unhide` has read. */
export const foldSeen = (seen: string): Folded => ({ text: collapse(seen), plain: plainOf(seen) });

export function plainOf(seen: string): string {
  const joined = seen.replace(SPREAD, (word) => word.replace(/[ .*_-]/g, ''));
  return collapse(joined.replace(LEET_IN_WORD, (char) => LEET[char] ?? char));
}

const collapse = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** A fan's text as it is recorded: storable anywhere, at most MESSAGE_TEXT_MAX UTF-16 units, never half a character. */
export function admit(raw: string): { readonly text: string; readonly truncated: boolean } {
  const mended = mendText(raw);
  return { text: cutText(mended, MESSAGE_TEXT_MAX), truncated: mended.length > MESSAGE_TEXT_MAX };
}
