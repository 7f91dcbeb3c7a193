import type { KnownWord, Wanted } from './asked-words.js';
import { similarity, trigramsOf } from './trigrams.js';
import { DESCRIBED, LABEL, SPOKEN, TITLE, type IndexedItem, type VaultIndex } from './vault-index.js';
import { ADDED, BEST_HITS, FIELD, READ_AT_MOST } from './weights.js';

export interface Match {
  readonly item: IndexedItem;
  readonly text: number;
  /** Share (0..1) of what was asked for, by weight of the words, that the record mentions. */
  readonly coverage: number;
  readonly named: boolean;
}

export interface MatchQuery {
  readonly words: readonly KnownWord[];
  readonly wanted: Wanted;
  readonly text: string;
  readonly owned: ReadonlySet<string>;
  readonly most: number;
  isAllowed(item: IndexedItem): boolean;
}

/** What the words found so far add up to for one item. */
interface Tally {
  text: number;
  told: number;
  titled: number;
  titleHits: number;
  named: boolean;
}

/**
 * The best `most` items by text, and how many more the fan owns. Rare words find them; words that are too common to read
 * are looked for in the best hits alone.
 */
export function matchesOf(query: MatchQuery, vaults: readonly VaultIndex[]): { hits: Match[]; ownedMatches: number } {
  const { words, owned, most } = query;
  const { read, common } = split(words);
  const score = scorer(vaults);
  const hits = new Map<IndexedItem, Tally>();
  for (const word of read)
    for (const vault of vaults)
      for (const item of vault.mentioning(word.lexeme))
        if (query.isAllowed(item)) score(word, item, tallyOf(hits, item));
  const open = [...hits].filter(([item]) => !owned.has(item.card.itemId));
  const best = open.sort(([a, m], [b, n]) => n.text - m.text || byId(a, b)).slice(0, Math.max(BEST_HITS, most));
  for (const word of common)
    for (const [item, tally] of best) if (item.terms.has(word.lexeme)) score(word, item, tally);
  const pairs = pairsOf(words);
  const asked = trigramsOf(query.text);
  const matches = best.map(([item, tally]) => matchOf(item, tally, pairs, asked, query.wanted));
  const hitsInOrder = matches.sort((a, b) => b.text - a.text || byId(a.item, b.item)).slice(0, most);
  return { hits: hitsInOrder, ownedMatches: hits.size - open.length };
}

const byId = (a: IndexedItem, b: IndexedItem) => (a.card.itemId < b.card.itemId ? -1 : 1);

/** The rarest word is always read. */
function split(words: readonly KnownWord[]): { read: KnownWord[]; common: KnownWord[] } {
  let sum = 0;
  const isRead = (word: KnownWord, n: number) => {
    sum += word.items;
    return n === 0 || sum <= READ_AT_MOST;
  };
  const parts = Map.groupBy(
    words.map((word, n) => ({ word, read: isRead(word, n) })),
    ({ read }) => read,
  );
  const wordsOf = (read: boolean) => (parts.get(read) ?? []).map(({ word }) => word);
  return { read: wordsOf(true), common: wordsOf(false) };
}

function tallyOf(hits: Map<IndexedItem, Tally>, item: IndexedItem): Tally {
  let tally = hits.get(item);
  if (!tally) hits.set(item, (tally = { text: 0, told: 0, titled: 0, titleHits: 0, named: false }));
  return tally;
}

/** Adds what one mention is worth: BM25 (k1 = 0.9, b = 0.4) with a word counted once a field. */
function scorer(vaults: readonly VaultIndex[]): (word: KnownWord, item: IndexedItem, tally: Tally) => void {
  const sum = (figure: (vault: VaultIndex) => number) => vaults.reduce((total, vault) => total + figure(vault), 0);
  const lengthwise =
    (0.36 * sum(({ sellable }) => sellable)) /
    Math.max(
      sum(({ words }) => words),
      1,
    );
  return ({ lexeme, idf, telling }, { terms }, tally) => {
    const { fields } = terms.get(lexeme)!;
    const frequency = frequencyIn(fields);
    const titled = (fields & TITLE) > 0;
    tally.text += (1.9 * idf * frequency) / (frequency + 0.54 + lengthwise * terms.size);
    if (telling) tally.told += idf;
    if (titled) {
      tally.titled += idf;
      tally.titleHits++;
    }
    tally.named ||= telling && lexeme.length > 1 && (fields & (TITLE | LABEL)) > 0;
  };
}

const frequencyIn = (fields: number): number =>
  (fields & TITLE ? FIELD.title : 0) +
  (fields & LABEL ? FIELD.label : 0) +
  (fields & DESCRIBED ? FIELD.described : 0) +
  (fields & SPOKEN ? FIELD.spoken : 0);

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly idf: number;
}

/** Words that stand one or two places apart in the query, once for every place of the first. */
function pairsOf(words: readonly KnownWord[]): Pair[] {
  return words.flatMap((first) =>
    first.places.flatMap((place) =>
      words
        .filter(
          ({ lexeme, places }) => lexeme !== first.lexeme && places.some((at) => at === place + 1 || at === place + 2),
        )
        .map((second) => ({ first: first.lexeme, second: second.lexeme, idf: Math.min(first.idf, second.idf) })),
    ),
  );
}

function standsTogether({ first, second }: Pair, { terms }: IndexedItem): boolean {
  const after = terms.get(second)?.places;
  return (
    after !== undefined &&
    (terms.get(first)?.places ?? []).some((at) => after.includes(at + 1) || after.includes(at + 2))
  );
}

function matchOf(
  item: IndexedItem,
  { text, told, titled, titleHits, named }: Tally,
  pairs: readonly Pair[],
  asked: ReadonlySet<string>,
  wanted: Wanted,
): Match {
  const together = pairs.filter((pair) => standsTogether(pair, item)).reduce((sum, { idf }) => sum + idf, 0);
  const ofTitle = titled / (titled + wanted.mean * Math.max(item.titleWords - titleHits, 0) + 0.001);
  const likeness = similarity(item.titleTrigrams, asked);
  return {
    item,
    text: text + ADDED.title * wanted.idf * ofTitle + ADDED.pairs * together + ADDED.likeness * wanted.idf * likeness,
    coverage: wanted.telling === null ? 0 : told / wanted.telling,
    named,
  };
}
