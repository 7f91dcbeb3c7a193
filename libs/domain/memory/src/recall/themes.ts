import { THEME_WORDS } from './theme-words.js';

/** Stored with every message; a change of the words or of their forms is a new version. */
export const THEMES = 'themes@1';

const ENDINGS = ['ings', 'ing', 'ed', 'es', 's'];
const LEAST_STEM = 3;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * What a text is about, beyond its words: the themes whose words it has, each as `#theme`, in order. Searching by them finds "the vet
 * looked at him" for "how is your puppy?". A message is marked when it is stored, so that a search compares names, not word lists.
 */
export function themesOf(text: string): string[] {
  const stems = stemsOf(text);
  const found = new Set<string>();
  stems.forEach((stem, at) => {
    for (const { phrase, theme } of PHRASES.get(stem) ?? [])
      if (phrase.every((part, k) => stems[at + k] === part)) found.add(theme);
  });
  return [...found].sort();
}

interface Phrase {
  readonly phrase: readonly string[];
  readonly theme: string;
}

/** By the first stem of each phrase; `new-year` is a phrase of two. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  Object.entries(THEME_WORDS).flatMap(([name, words]) =>
    words.split(' ').map((word): Phrase => ({ phrase: stemsOf(word), theme: `#${name}` })),
  ),
  ({ phrase }) => phrase[0] ?? '',
);

function stemsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]s\b/gu, '')
      .match(WORD) ?? []
  ).map(stemOf);
}

/** One stem for the forms of an English word. Both sides are cut alike, so it need not be a word. */
function stemOf(word: string): string {
  const single = word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : withoutEnding(word);
  const undoubled = /([^sl])\1$/u.test(single) && single.length > 3 ? single.slice(0, -1) : single;
  return undoubled.length > 3 && undoubled.endsWith('e') ? undoubled.slice(0, -1) : undoubled;
}

function withoutEnding(word: string): string {
  if (word.endsWith('ss')) return word;
  const ending = ENDINGS.find((suffix) => word.endsWith(suffix) && word.length - suffix.length >= LEAST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
