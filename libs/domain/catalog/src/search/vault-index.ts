import type { Candidate } from '../selection/candidate.js';
import { trigramsOf } from './trigrams.js';

/** What a record says of an item, beside what the text of a query decides. */
export type ItemCard = Omit<Candidate, 'text' | 'coverage' | 'named' | 'sold'>;

/** Where a word stands in a record: `fields` is a sum of `TITLE`, `LABEL`, `DESCRIBED` and `SPOKEN`; places ascend over all fields. */
export interface Mention {
  readonly fields: number;
  readonly places: readonly number[];
}
export const TITLE = 8;
export const LABEL = 4;
export const DESCRIBED = 2;
export const SPOKEN = 1;

/** An item as it is stored: its record, whether it can be sold, and the words it is found by. */
export interface StoredItem {
  readonly card: ItemCard;
  readonly sellable: boolean;
  readonly terms: ReadonlyMap<string, Mention>;
}

export interface IndexedItem extends StoredItem {
  readonly titleWords: number;
  readonly titleTrigrams: ReadonlySet<string>;
}

/**
 * The vault of one creator in memory: its items by id, and the sellable ones by the words that mention them. Holds what
 * `put` gave it last, and nothing else; 5,000 items of ordinary length take about 15 MB.
 */
export class VaultIndex {
  private readonly items = new Map<string, IndexedItem>();
  private readonly postings = new Map<string, Set<IndexedItem>>();
  private readonly sets = new Map<string, Set<IndexedItem>>();
  private vocabulary: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Items that can be sold, and the words of their records added up. */
  sellable = 0;
  words = 0;

  get size(): number {
    return this.items.size;
  }

  get(itemId: string): IndexedItem | undefined {
    return this.items.get(itemId);
  }

  /** Sellable items that mention a word. */
  mentioning(word: string): ReadonlySet<IndexedItem> {
    return this.postings.get(word) ?? NONE;
  }

  /** Sellable parts of a set that have a place in its order. */
  partsOf(set: string): ReadonlySet<IndexedItem> {
    return this.sets.get(set) ?? NONE;
  }

  /** The words of what can be sold, by trigram. */
  wordsWith(trigram: string): ReadonlySet<string> {
    this.vocabulary ??= byTrigram(this.postings.keys());
    return this.vocabulary.get(trigram) ?? NO_WORDS;
  }

  put(stored: StoredItem): void {
    const { itemId, title } = stored.card;
    const before = this.items.get(itemId);
    if (before?.sellable) this.count(before, -1);
    const titleWords = [...stored.terms.values()].filter(({ fields }) => (fields & TITLE) > 0).length;
    const item: IndexedItem = { ...stored, titleWords, titleTrigrams: trigramsOf(title) };
    this.items.set(itemId, item);
    if (item.sellable) this.count(item, 1);
    this.vocabulary = undefined;
  }

  private count(item: IndexedItem, sign: 1 | -1): void {
    this.sellable += sign;
    this.words += sign * item.terms.size;
    const change = sign === 1 ? include : exclude;
    for (const word of item.terms.keys()) change(this.postings, word, item);
    const { partOf, sequence } = item.card;
    if (partOf !== null && sequence !== null) change(this.sets, partOf, item);
  }
}

const NONE: ReadonlySet<IndexedItem> = new Set();
const NO_WORDS: ReadonlySet<string> = new Set();

function include<V>(sets: Map<string, Set<V>>, key: string, value: V): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function exclude<V>(sets: Map<string, Set<V>>, key: string, value: V): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}

function byTrigram(words: Iterable<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const word of words) for (const trigram of trigramsOf(word)) include(found, trigram, word);
  return found;
}
