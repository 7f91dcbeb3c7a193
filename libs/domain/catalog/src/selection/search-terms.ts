import { cutText } from '@reprise/contracts';
import { normalised, searchableWords } from './searchable-words.js';
import { FILLER, FUNCTION_WORDS, PRAISE } from './word-lists.js';

/** What a query asks for, as the search takes it. */
export interface SearchTerms {
  /** Every word, in its order; '' when nothing in particular is asked for. */
  readonly words: string;
  /** The words that name the thing: they count half as much again. */
  readonly heads: string;
  /** The words that only praise it, or only ask: they count a third. */
  readonly weak: string;
}

/** What a query asks for, without the words that only ask: '' when it asks for nothing in particular ("got anything new?"). */
export const searchTerms = (query: string): string =>
  wordsOf(cutText(query, QUERY_CHARACTERS_MAX))
    .filter((word) => word.length > 1 && !isFiller(word))
    .slice(0, QUERY_WORDS_MAX)
    .join(' ');

/**
 * A query with its words weighed. In a sentence, words that praise say little of what is meant, and what "this" or a
 * capital letter points at says most; a mere list of words is a name, where all count.
 */
export function weighedTerms(query: string): SearchTerms {
  if (searchTerms(query) === '') return { words: '', heads: '', weak: '' };
  const text = cutText(query, QUERY_CHARACTERS_MAX);
  const words = wordsOf(text);
  const sentence = isSentence(words);
  const praise = (word: string) => sentence && PRAISE.has(word);
  const isTelling = words.some(
    (word) => word.length > 1 && !isFiller(word) && !FUNCTION_WORDS.has(word) && !praise(word),
  );
  const weak = words.filter((word) => isFiller(word) || (isTelling && praise(word)));
  return {
    words: searchableWords(sentence ? withoutFiller(text) : text),
    heads: sentence ? searchableWords(headsOf(text).join(' ')) : '',
    weak: searchableWords(weak.join(' ')),
  };
}

const wordsOf = (text: string): string[] => normalised(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
const isFiller = (word: string) => FILLER.has(word.replace(/'.*$/, ''));
const withoutFiller = (text: string) =>
  text.replace(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu, (word) => (isFiller(normalised(word)) ? '' : word));

/** Names and titles hold an "of" or a "the"; a sentence is one word in five of such. */
const isSentence = (words: readonly string[]): boolean => {
  const count = words.filter((word) => FUNCTION_WORDS.has(word)).length;
  return count >= 2 && count >= words.length / 5;
};

const POINTED_AT =
  /\b(?:this|these)\s+((?:[\p{L}\p{N}'’-]+\s+){0,4}?)([\p{L}\p{N}'’-]+)(?=\s+(?:is|are|was|were|will|of|for|with|and|that|to|in|on|from|has|have|lets?|makes?|offers?|features?|brings?)\b|\s*[.,!?;:]|\s*$)/giu;
/** A capital inside a sentence, not at its beginning. */
const NAME = /(?=["“(]?\p{Lu})(?<=[\p{Ll}\p{N},]\s+)["“(]?\p{Lu}[\p{L}\p{N}'’-]*/gu;

const headsOf = (text: string): string[] => [
  ...[...text.matchAll(POINTED_AT)].map(([, , head]) => head!),
  ...(text.match(NAME) ?? []),
];

/** A request in a chat is a line; what is longer is a story, and its tail says little about what to search. */
const QUERY_WORDS_MAX = 40;
const QUERY_CHARACTERS_MAX = 1_000;
