import { foldText } from '../reading/fold-text.js';
import { decoded, holdsTurned } from './decodings.js';

/** Letters and digits a secret must have to be looked for in places where short words stand by chance. */
const LONG_ENOUGH = 6;
/** Letters of a word that no other common word resembles but for one. */
const LONG_WORD = 8;
/** Letters and digits in a row that are a quotation and no coincidence. */
const QUOTED = 24;

const squeeze = (folded: string): string => folded.replace(/[^\p{L}\p{N}]/gu, '');
const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
const backwards = (text: string): string => [...text].reverse().join('');

interface Read {
  readonly raw: string;
  readonly folded: string;
  readonly squeezed: string;
  readonly words: readonly string[];
}

/** A text as the detectors read it. What only some of them need is made when one asks, once for all secrets. */
interface ReadText extends Read {
  /** Every second and every third letter. */
  readonly stretched: () => readonly string[];
  readonly spelledRuns: () => readonly string[];
  readonly initials: () => { readonly ofVerses: readonly string[]; readonly ofWords: string };
  readonly decoded: () => readonly string[];
}

const readSecret = (raw: string): Read => {
  const folded = foldText(raw);
  return { raw, folded, squeezed: squeeze(folded), words: wordsOf(folded) };
};

function readText(raw: string): ReadText {
  const read = readSecret(raw);
  return {
    ...read,
    stretched: once(() => stretchedOf(read.squeezed)),
    spelledRuns: once(() => (read.folded.match(SPELLED) ?? []).map(squeeze)),
    initials: once(() => initialsOf(read)),
    decoded: once(() => decoded(raw).map((plain) => squeeze(foldText(plain)))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

type Detector = (text: ReadText, secret: Read) => boolean;

const wordForWord: Detector = (text, secret) => {
  if (secret.squeezed === '') return secret.raw.trim() !== '' && text.raw.includes(secret.raw.trim());
  for (let at = text.folded.indexOf(secret.folded); at >= 0; at = text.folded.indexOf(secret.folded, at + 1)) {
    const around = [text.folded[at - 1] ?? ' ', text.folded[at + secret.folded.length] ?? ' '];
    if (secret.squeezed.length >= LONG_ENOUGH || around.every((char) => !/[\p{L}\p{N}]/u.test(char))) return true;
  }
  return false;
};

function stretchedOf(text: string): string[] {
  const chars = [...text];
  return [2, 3].flatMap((step) =>
    Array.from({ length: step }, (_, from) => chars.filter((_char, i) => i % step === from).join('')),
  );
}

/** Spaced, punctuated, split by lines, backwards, or every second or third letter. */
const respaced: Detector = ({ squeezed: text, stretched }, { squeezed: secret }) => {
  if (secret.length < LONG_ENOUGH || secret.length > text.length) return false;
  const reversed = backwards(secret);
  return [text, ...stretched()].some((seen) => seen.includes(secret) || seen.includes(reversed));
};

const SPELLED = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}]{1,5}[\p{L}\p{N}](?![\p{L}\p{N}])){2,}/gu;
/** Short secrets, letter by letter: `c, a, t`. */
const spelled: Detector = ({ spelledRuns }, { squeezed: secret }) =>
  secret.length >= 3 && spelledRuns().some((run) => run === secret || run === backwards(secret));

function initialsOf({ raw, words }: Read) {
  const first = (parts: readonly string[]) => parts.map((part) => wordsOf(foldText(part))[0]?.[0] ?? '').join('');
  return {
    ofVerses: [first(raw.split('\n')), first(raw.split(/[.!?\n]+/))],
    ofWords: words.map((word) => word[0]).join(''),
  };
}

/** First letters of words, of sentences or of lines. */
const initials: Detector = (text, { squeezed: secret }) => {
  if (secret.length < 3) return false;
  const { ofVerses, ofWords } = text.initials();
  if (ofVerses.includes(secret)) return true;
  return secret.length >= LONG_ENOUGH && [...ofVerses, ofWords].some((letters) => letters.includes(secret));
};

/** The words of the secret close to each other, in any order, with little between. */
const scattered: Detector = ({ words }, secret) => {
  const wanted = new Set(secret.words);
  if (secret.words.length < 2 || (wanted.size === 1 && secret.words[0]!.length < LONG_ENOUGH)) return false;
  const reach = 2 * wanted.size + 2;
  return words.some(
    (word, i) =>
      wanted.has(word) && new Set(words.slice(i, i + reach).filter((next) => wanted.has(next))).size === wanted.size,
  );
};

/** A long piece of a long secret, as of instructions. */
const quoted: Detector = ({ squeezed: text }, { squeezed: secret }) => {
  for (let from = 0; from + QUOTED <= secret.length; from++)
    if (text.includes(secret.slice(from, from + QUOTED))) return true;
  return false;
};

/** A letter wrong, missing or too many; or cut in two, the halves apart. */
const almost: Detector = ({ words }, { squeezed: secret, words: own }) => {
  if (secret.length < LONG_ENOUGH || own.length > 1) return false;
  if (secret.length >= LONG_WORD && words.some((word) => oneEditApart(word, secret))) return true;
  const heard = new Set(words);
  for (let cut = 3; cut + 3 <= secret.length; cut++)
    if (heard.has(secret.slice(0, cut)) && heard.has(secret.slice(cut))) return true;
  return false;
};

function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return Math.max(a.length, b.length) - head - tail <= 1;
}

/** Base64, hexadecimal, character codes, Morse; the alphabet turned or mirrored. */
const encoded: Detector = ({ squeezed: text, decoded: plain }, { squeezed: secret }) =>
  (secret.length >= 3 && plain().some((said) => said.includes(secret))) ||
  (secret.length >= LONG_ENOUGH && holdsTurned(text, secret));

const DETECTORS: readonly Detector[] = [wordForWord, respaced, spelled, initials, scattered, quoted, almost, encoded];

/**
 * Whether a text tells a secret it was written beside: word for word, respaced, spelled out, as initials, in pieces,
 * quoted in part, misspelt by a letter or encoded. Folded first, so case, width and look-alikes change nothing.
 */
export function tellsSecret(text: string, secrets: readonly string[]): boolean {
  if (secrets.length === 0) return false;
  const read = readText(text);
  return secrets.map(readSecret).some((secret) => DETECTORS.some((detects) => detects(read, secret)));
}
