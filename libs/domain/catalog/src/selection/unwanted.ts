import type { Candidate } from './candidate.js';
import { normalised, searchableWords } from './searchable-words.js';
import { searchTerms } from './search-terms.js';
import { singular } from './singular.js';

const namesIn = (text: string): Set<string> => new Set(searchableWords(text).split(' ').map(singular));

/**
 * Tells of an item whether it is one of the things a fan does not want to be offered, each in a few words: its record
 * mentions every word of one of them that names something. What is asked for in so many words now is wanted after all.
 */
export function unwantedBy(avoid: readonly string[], query: string): (candidate: Candidate) => boolean {
  const asked = namesIn(query);
  const things = avoid
    .map((thing) => [...namesIn(searchTerms(normalised(thing)))].filter(Boolean))
    .filter((names) => names.length > 0 && !names.every((name) => asked.has(name)));
  if (things.length === 0) return () => false;
  return ({ title, description, tags, kind }) => {
    const mentioned = namesIn([title, description, ...tags, kind ?? ''].join(' '));
    return things.some((names) => names.every((name) => mentioned.has(name)));
  };
}
