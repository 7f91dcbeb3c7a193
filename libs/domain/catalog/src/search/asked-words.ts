import { similarity, trigramsOf } from './trigrams.js';
import type { VaultIndex } from './vault-index.js';
import { HEAD, LONGEST_QUERY, NEAREST_AT_LEAST, WEAK } from './weights.js';

/** A word of a query by its stem, with its places in the query. */
export interface AskedWord {
  readonly lexeme: string;
  readonly places: readonly number[];
}

/** A query by its stems: all, those that only praise or ask, and those that name the thing. */
export interface QueryWords {
  readonly all: readonly AskedWord[];
  readonly weak: ReadonlySet<string>;
  readonly heads: ReadonlySet<string>;
}

/** A word that the vaults know, and what a mention of it is worth. */
export interface KnownWord {
  readonly lexeme: string;
  readonly places: readonly number[];
  /** Sellable items that mention it. */
  readonly items: number;
  readonly idf: number;
  /** It says what is meant, and does not only praise or ask. */
  readonly telling: boolean;
}

/** What was asked for as a whole: the sum of the worth of its words, their mean, and the sum of the telling ones. */
export interface Wanted {
  readonly idf: number;
  readonly mean: number;
  readonly telling: number | null;
}

/** The words of a query that the vaults know, rarest first, and what the whole query is worth in these vaults. */
export function weigh(query: QueryWords, vaults: readonly VaultIndex[]): { words: KnownWord[]; wanted: Wanted } {
  const sellable = vaults.reduce((sum, vault) => sum + vault.sellable, 0);
  const weighed = rarestOf(query, vaults);
  const corrected = new Map(misspelt(weighed).flatMap((word) => nearest(word.lexeme, vaults).map((to) => [word, to])));
  const words = weighed.flatMap((word): KnownWord[] => {
    const { lexeme, items } = corrected.get(word) ?? word;
    if (items === 0) return [];
    const idf = word.weight * Math.log(1 + (Math.max(sellable, items) - items + 0.5) / (items + 0.5));
    return [{ lexeme, places: word.places, items, idf, telling: word.weight > WEAK }];
  });
  // A word that no record knows was asked for all the same; a number glued to letters is some code, and was not.
  const unknown = weighed
    .filter((word) => word.items === 0 && !corrected.has(word) && !CODE.test(word.lexeme))
    .map(({ weight }) => ({ idf: weight * Math.log(1 + (sellable + 0.5) / 0.5), telling: weight > WEAK }));
  const rank = (a: KnownWord, b: KnownWord) => a.items - b.items || (a.lexeme < b.lexeme ? -1 : 1);
  return { words: words.sort(rank), wanted: wantedOf([...words, ...unknown]) };
}

const CODE = /\p{L}\p{N}|\p{N}\p{L}/u;
const CORRECTABLE = /^\p{L}{4,}$/u;
const CORRECTED_AT_MOST = 3;

interface WeighedWord extends AskedWord {
  readonly items: number;
  readonly weight: number;
}

function rarestOf({ all, weak, heads }: QueryWords, vaults: readonly VaultIndex[]): WeighedWord[] {
  const weightOf = (lexeme: string) => (weak.has(lexeme) ? WEAK : heads.has(lexeme) ? HEAD : 1);
  return all
    .map(({ lexeme, places }) => ({ lexeme, places, items: itemsWith(lexeme, vaults), weight: weightOf(lexeme) }))
    .sort((a, b) => a.items - b.items || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, LONGEST_QUERY);
}

const itemsWith = (lexeme: string, vaults: readonly VaultIndex[]) =>
  vaults.reduce((sum, vault) => sum + vault.mentioning(lexeme).size, 0);

const misspelt = (words: readonly WeighedWord[]): WeighedWord[] =>
  words
    .filter(({ lexeme, items }) => items === 0 && CORRECTABLE.test(lexeme))
    .sort((a, b) => b.lexeme.length - a.lexeme.length || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, CORRECTED_AT_MOST);

/** The known word that is spelt most alike; of several the one that more items mention. None or one. */
function nearest(lexeme: string, vaults: readonly VaultIndex[]): { lexeme: string; items: number }[] {
  const trigrams = trigramsOf(lexeme);
  const alike = vaults.flatMap((vault) =>
    [...new Set([...trigrams].flatMap((trigram) => [...vault.wordsWith(trigram)]))].map((word) => ({
      lexeme: word,
      items: vault.mentioning(word).size,
      likeness: similarity(trigrams, trigramsOf(word)),
    })),
  );
  return alike
    .filter(({ likeness }) => likeness >= NEAREST_AT_LEAST)
    .sort((a, b) => b.likeness - a.likeness || b.items - a.items || (a.lexeme < b.lexeme ? -1 : 1))
    .slice(0, 1);
}

function wantedOf(words: readonly { readonly idf: number; readonly telling: boolean }[]): Wanted {
  const sum = (of: typeof words) => of.reduce((total, { idf }) => total + idf, 0);
  const telling = sum(words.filter((word) => word.telling));
  return {
    idf: Math.max(sum(words), 0.001),
    mean: words.length === 0 ? 0 : sum(words) / words.length,
    telling: telling === 0 ? null : telling,
  };
}
