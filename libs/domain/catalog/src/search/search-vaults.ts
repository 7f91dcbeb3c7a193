import type { Candidate } from '../selection/candidate.js';
import { weigh, type QueryWords } from './asked-words.js';
import { matchesOf, type Match } from './matches.js';
import { tasteOf } from './taste.js';
import type { IndexedItem, VaultIndex } from './vault-index.js';

/** What may be answered, beside being sold at all. Null lets everything through; `priceMax` is in minor units. */
export interface Filters {
  readonly currency: string | null;
  readonly kind: string | null;
  readonly priceMax: number | null;
}

export interface VaultQuery extends Filters {
  /** Null to look up `itemId` alone. */
  readonly words: QueryWords | null;
  /** The words as they are written, for the likeness of titles. */
  readonly text: string;
  /** An item to look up by id, whether it can be sold or not. */
  readonly itemId: string | null;
  /** What the fan owns. */
  readonly owned: ReadonlySet<string>;
  /** How many matches to return at most. */
  readonly most: number;
}

/** A candidate without what other fans did with it. */
export type FoundItem = Omit<Candidate, 'sold'>;

export interface FoundInVaults {
  /** Items of the vaults that could be sold to somebody. */
  readonly sellable: number;
  /** Matches left out because the fan owns them. */
  readonly ownedMatches: number;
  /** Share (0..1) of the fan's items by tag and kind. */
  readonly taste: Readonly<Record<string, number>>;
  readonly candidates: readonly FoundItem[];
}

/**
 * Searches a creator's own vault and the one that all creators of the tenant share, in this order; an item of the own
 * vault stands before one of the same id. BM25F (k1 = 0.9, b = 0.4) with what `weights.ts` adds to it; the earliest part
 * that the fan lacks comes with every set that was found. Candidates that no text found have score 0.
 */
export function searchVaults(query: VaultQuery, vaults: readonly VaultIndex[]): FoundInVaults {
  const { words, itemId, owned } = query;
  const isAllowed = allowedBy(query);
  const { hits, ownedMatches } =
    words === null ? NOTHING : matchesOf({ ...query, ...weigh(words, vaults), isAllowed }, vaults);
  const named = itemId === null ? undefined : vaults.map((vault) => vault.get(itemId)).find((item) => item);
  const found = new Map<IndexedItem, Match>(hits.map((match) => [match.item, match]));
  if (named && !found.has(named)) found.set(named, unread(named));
  for (const item of [...found.keys()])
    for (const vault of vaults) {
      const part = vault.get(item.card.itemId) === item ? earliestPart(item, vault, owned) : undefined;
      if (part && isAllowed(part) && !found.has(part)) found.set(part, unread(part));
    }
  const isOwn = (item: IndexedItem) =>
    vaults.find((vault) => vault.get(item.card.itemId))?.get(item.card.itemId) === item;
  return {
    sellable: vaults.reduce((sum, vault) => sum + vault.sellable, 0),
    ownedMatches,
    taste: tasteOf(owned, vaults),
    candidates: [...found.values()]
      .filter(({ item }) => isOwn(item))
      .sort(byText)
      .map(foundItem),
  };
}

const NOTHING = { hits: [] as readonly Match[], ownedMatches: 0 };

const allowedBy =
  ({ currency, kind, priceMax }: Filters) =>
  ({ card, sellable }: IndexedItem): boolean =>
    sellable &&
    (currency === null || card.currency === currency) &&
    (kind === null || card.kind === kind) &&
    (priceMax === null || card.priceMinor <= priceMax);

const unread = (item: IndexedItem): Match => ({ item, text: 0, coverage: 0, named: false });

function earliestPart(item: IndexedItem, vault: VaultIndex, owned: ReadonlySet<string>): IndexedItem | undefined {
  const { partOf, sequence } = item.card;
  if (partOf === null || sequence === null) return undefined;
  return [...vault.partsOf(partOf)]
    .filter((part) => !owned.has(part.card.itemId))
    .sort((a, b) => a.card.sequence! - b.card.sequence!)[0];
}

const byText = (a: Match, b: Match) => b.text - a.text || (a.item.card.itemId < b.item.card.itemId ? -1 : 1);

const round = (value: number) => Math.round(value * 10_000) / 10_000;
const foundItem = ({ item, text, coverage, named }: Match): FoundItem => ({
  ...item.card,
  text: round(text),
  coverage: round(coverage),
  named,
});
