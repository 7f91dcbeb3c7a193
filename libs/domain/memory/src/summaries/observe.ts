import type { Observation } from '@reprise/contracts';
import { isSpecial } from '../facts/special-categories.js';
import { quotable } from '../facts/statement.js';

/** Recorded with every summary; a change of the formula is a new version. */
export const SUMMARIZER = 'extractive@1';
const WORDS_MIN = 4;
const CHARACTERS_MAX = 200;

const STOP = new Set(
  (
    'about after again also always because been before being could does doing done down even from going gonna good great ' +
    'have having here into just know like little look made make many maybe more much need never nice only other over ' +
    'really said same says should some still such sure take tell than thank thanks that their them then there these ' +
    'they thing think this those though today very want well were what when where which while will with would yeah your ' +
    'youre dont cant didnt doesnt wont'
  ).split(' '),
);
const FIRST_PERSON = /\b(?:i|i'm|im|i've|my|me|we|our)\b/i;
const DATED =
  /\d|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december)\b/i;

/**
 * Sentences of messages that may be quoted: what claims money, a role or an age, gives instructions or holds data of a
 * special category would come back in every later prompt, so it is left out.
 */
export const sentencesOf = (messages: readonly Observation[]): Observation[] =>
  messages.flatMap((message) =>
    quotable(message.text)
      .filter((text) => text.length <= CHARACTERS_MAX && text.split(/\s+/).length >= WORDS_MIN)
      .filter((text) => !isSpecial('life', text))
      .map((text) => ({ ...message, text })),
  );

/**
 * SumBasic (Nenkova and Vanderwende, 2005): takes the sentence whose words are the most probable, squares the probability
 * of the words it covers, and goes on. Statements of the fan about themselves and dated ones weigh more. Best first.
 */
export function observe(sentences: readonly Observation[], most: number): Observation[] {
  const left = sentences.map((sentence) => ({
    sentence,
    words: contentWords(sentence.text),
    weight: weightOf(sentence),
  }));
  const probability = probabilities(left.map(({ words }) => words));
  const chosen: Observation[] = [];
  while (chosen.length < most && left.length > 0) {
    const scores = left.map(({ words, weight }) => weight * mean(words.map((word) => probability.get(word) ?? 0)));
    const best = scores.indexOf(Math.max(...scores));
    const [{ sentence, words }] = left.splice(best, 1) as [(typeof left)[number]];
    if (scores[best]! <= 0) break;
    chosen.push(sentence);
    for (const word of words) probability.set(word, probability.get(word)! ** 2);
  }
  return chosen;
}

const probabilities = (sentences: readonly (readonly string[])[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const total = sentences.reduce((sum, words) => sum + words.length, 0);
  return new Map([...counts].map(([word, count]) => [word, count / total]));
};

const weightOf = ({ from, text }: Observation): number =>
  (from === 'fan' ? (FIRST_PERSON.test(text) ? 2 : 1) : 0.7) *
  (DATED.test(text) ? 1.2 : 1) *
  (text.endsWith('?') ? 0.5 : 1);

const contentWords = (text: string): string[] => [
  ...new Set(
    (
      text
        .toLowerCase()
        .replaceAll("'", '')
        .match(/[\p{L}\p{N}]{4,}/gu) ?? []
    )
      .filter((word) => !STOP.has(word))
      .map((word) => word.replace(/(?:ing|ed|s)$/, '')),
  ),
];

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
