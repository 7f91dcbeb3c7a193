export { catalogFan, type CatalogCommand, type CatalogEvent, type CatalogFan } from './catalog-fan.js';
export {
  isOnRecord,
  person,
  type ConsentCommand,
  type ConsentEvent,
  type PersonState,
  type RecordConsent,
  type RevokeConsent,
} from './consent/consent.js';
export { bottleneckOf, OFFER_WAITS_MS, type Bottleneck, type Demand, type Verdict } from './coverage/bottleneck.js';
export {
  item,
  type CheckConsents,
  type ItemCommand,
  type ItemEvent,
  type ItemState,
  type PutItem,
  type WithdrawItem,
} from './item/item.js';
export { mayBeReplaced, OWNED, type Propose, type Unlock } from './proposal/proposal.js';
export type { Candidate } from './selection/candidate.js';
export { secondReading } from './selection/second-reading.js';
export { searchableWords } from './selection/searchable-words.js';
export { searchTerms, weighedTerms, type SearchTerms } from './selection/search-terms.js';
export { select, SELECTOR, type Scored, type SelectionContext } from './selection/select.js';
export type { AskedWord, QueryWords } from './search/asked-words.js';
export { searchVaults, type FoundInVaults, type VaultQuery } from './search/search-vaults.js';
export { DESCRIBED, LABEL, SPOKEN, TITLE, VaultIndex, type Mention, type StoredItem } from './search/vault-index.js';
export * as SEARCH_WEIGHTS from './search/weights.js';
