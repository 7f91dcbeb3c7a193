import { cutText } from '@reprise/contracts';
import type { Candidate } from './candidate.js';
import { contradicts, isNumber, measuresOf } from './measures.js';
import { normalised } from './searchable-words.js';
import { sharedRuns } from './shared-runs.js';
import { singular } from './singular.js';
import { FUNCTION_WORDS } from './word-lists.js';

/** What likeness adds to the score, as shares of the best score: letters in common, and asked words at the beginning. */
const LETTERS = 0.9;
const BEGINNING = 0.7;
/** What is left of the score when a record states other numbers than those asked for, and when it states them of the same thing. */
const OTHER_NUMBER = 0.8;
const OTHER_MEASURE = 0.85;
/** A word in this place counts half as much as in the first; after so many places none counts. */
const HALF_AT = 5;
const BEGINNING_WORDS = 100;
/** So much of a text is read, in characters: what it is about stands at its beginning. */
const READ_MAX = 1_000;

/**
 * Reads what a search found once more, now as text, and puts it in a better order. A record is lifted by the letters it
 * shares with the query, whatever the spaces and endings ("web radio", "webradio"), and by asked words at its beginning;
 * it sinks when it states another number than was asked for. What was not found by its text stays at 0. Costs 0.1 ms for 30
 * short records, 1 ms for 30 of 1,000 characters. The weights are the middle of a wide plateau: a tenth more or less of any
 * moves no figure of `reprise eval catalog` by more than 0.005.
 */
export function secondReading(query: string, found: readonly Candidate[]): Candidate[] {
  const matches = found.filter(({ text }) => text > 0);
  const best = Math.max(...matches.map(({ text }) => text));
  const asked = wordsOf(query);
  const texts = matches.map(({ title, tags, description }) => wordsOf(`${title} ${tags.join(' ')} ${description}`));
  const letters = sharedRuns(asked, texts);
  const earliness = earlinessOf(asked);
  const agreement = numberFit(asked);
  return [
    ...matches.map((match, n) => {
      const likeness = LETTERS * letters[n]! + BEGINNING * earliness(texts[n]!);
      return { ...match, text: round((match.text + best * likeness) * agreement(match.title, texts[n]!)) };
    }),
    ...found.filter(({ text }) => text === 0),
  ].sort((a, b) => b.text - a.text || (a.itemId < b.itemId ? -1 : 1));
}

const wordsOf = (text: string): readonly string[] =>
  normalised(cutText(text, READ_MAX)).match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];

/** 1 when every word asked for stands first, less the later they come, 0 when none comes. */
function earlinessOf(asked: readonly string[]): (words: readonly string[]) => number {
  const content = new Set(asked.filter((word) => !FUNCTION_WORDS.has(word)).map(singular));
  return (words) => {
    const open = new Set(content);
    let sum = 0;
    for (let place = 0; place < words.length && place < BEGINNING_WORDS && open.size > 0; place++)
      if (open.delete(singular(words[place]!))) sum += 1 / (1 + place / HALF_AT);
    return sum / Math.max(1, content.size);
  };
}

/** How well the numbers of a record fit those asked for. */
function numberFit(asked: readonly string[]): (title: string, words: readonly string[]) => number {
  const numbers = asked.filter(isNumber);
  const measures = measuresOf(asked);
  return (title, words) => {
    const isOther =
      numbers.some((number) => !words.includes(number)) &&
      wordsOf(title).some((word) => isNumber(word) && !numbers.includes(word));
    const isContrary = measures.size > 0 && contradicts(measures, measuresOf(words));
    return (isOther ? OTHER_NUMBER : 1) * (isContrary ? OTHER_MEASURE : 1);
  };
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;
