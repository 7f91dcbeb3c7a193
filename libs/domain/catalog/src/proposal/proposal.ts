import {
  contentMissingV1,
  contentProposedV1,
  contentUnlockedV1,
  type DataOf,
  type EventOf,
  type Origin,
} from '@reprise/contracts';
import type { RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import type { Candidate } from '../selection/candidate.js';
import { isSellable, select, SELECTOR, type Scored, type SelectionContext } from '../selection/select.js';
import { unwantedBy } from '../selection/unwanted.js';

/** A turn needs content: what was found for it. Decided here is only what fits, from what the fan owns and was offered. */
export interface Propose {
  readonly type: 'Propose';
  readonly turnId: string;
  readonly purpose: 'offer' | 'negotiate';
  /** What was asked for, as recorded; `specific` when it names something. */
  readonly query: string;
  readonly specific: boolean;
  /** What the fan does not want to be offered, each in a few words. */
  readonly avoid: readonly string[];
  /** The item the turn is about, when it is known: it is proposed or its absence explained, nothing else in a negotiation. */
  readonly itemId: string | null;
  /** What the search found, and the record of `itemId` even when it cannot be sold. */
  readonly candidates: readonly Candidate[];
  /** Ids of candidates that show somebody whose consent is not on record at this moment. */
  readonly withoutConsent: readonly string[];
  /** Items of the vault that could be sold to somebody, and how many the search skipped because the fan owns them. */
  readonly sellable: number;
  readonly ownedMatches: number;
  readonly taste: Readonly<Record<string, number>>;
  readonly fanOfferMinor: number | null;
  readonly declined: boolean;
  readonly now: string;
}

export interface Unlock {
  readonly type: 'Unlock';
  readonly itemId: string;
  readonly saleId: string;
  readonly occurredAt: string;
  readonly origin: Origin;
}

export interface ProposalState {
  readonly owned: number;
  readonly proposed: number;
  readonly missing: number;
  /** Kinds of the last five proposals, newest last. */
  readonly recentKinds: readonly string[];
}

type Proposed = EventOf<typeof contentProposedV1>;
type Missing = EventOf<typeof contentMissingV1>;
type Unlocked = EventOf<typeof contentUnlockedV1>;
type MissingReason = DataOf<typeof contentMissingV1>['reason'];

export const OWNED = 'owned';
const OFFERED = 'offered';
interface OfferedRow {
  readonly count: number;
  readonly lastAt: string;
}
const CANDIDATES_RECORDED = 20;
const RECENT_KINDS = 5;

const propose = (given: Propose, state: ProposalState, rows: RowReader): (Proposed | Missing)[] => {
  const command = withConsent(given);
  const { itemId, purpose } = command;
  const named = command.candidates.find((candidate) => candidate.itemId === itemId);
  const owned = named !== undefined && rows.get(OWNED, named.itemId) !== undefined;
  const problem = itemId === null ? null : problemOf(named, owned);
  if (named && problem === null) return [proposed(command, [score([named], command, state, rows)[0]!])];
  if (problem !== null && !mayBeReplaced(purpose, named, owned)) return [missing(command, problem)];

  const ranked = score(command.candidates, command, state, rows);
  return [ranked[0] ? proposed(command, ranked) : missing(command, problem ?? reasonOf(command, state, rows))];
};

/** An item without a consent is as good as withdrawn. */
const withConsent = (command: Propose): Propose => {
  if (command.withoutConsent.length === 0) return command;
  const lacking = new Set(command.withoutConsent);
  const candidates = command.candidates.map((candidate) =>
    lacking.has(candidate.itemId) ? { ...candidate, withdrawn: true } : candidate,
  );
  return { ...command, candidates };
};

/**
 * Whether a turn about a named item may be answered with another one, so that the vault has to be searched: what the fan
 * already has, or what nobody knows, may have a relative in it; a withdrawn item has no substitute.
 */
export const mayBeReplaced = (purpose: Propose['purpose'], named: Candidate | undefined, owned: boolean): boolean =>
  purpose === 'offer' && (named === undefined || (isSellable(named) && owned));

const problemOf = (named: Candidate | undefined, owned: boolean): MissingReason | null => {
  if (!named) return 'unknown-item';
  if (named.withdrawn) return 'withdrawn';
  if (!isSellable(named)) return 'not-for-sale';
  return owned ? 'all-owned' : null;
};

const reasonOf = (command: Propose, state: ProposalState, rows: RowReader): MissingReason => {
  const { sellable, ownedMatches, candidates, avoid } = command;
  if (sellable === 0) return 'empty-catalog';
  if (avoid.length > 0 && score(candidates, { ...command, avoid: [] }, state, rows).length > 0) return 'unwanted';
  // The search leaves out what was owned when it looked; a purchase of this very moment shows in the rows.
  const justBought = candidates.some((candidate) => candidate.named && rows.get(OWNED, candidate.itemId) !== undefined);
  return ownedMatches > 0 || justBought ? 'all-owned' : 'no-match';
};

const score = (candidates: readonly Candidate[], command: Propose, state: ProposalState, rows: RowReader): Scored[] => {
  const isNamed = candidates.length === 1 && candidates[0]?.itemId === command.itemId;
  const context: SelectionContext = {
    owns: (itemId) => rows.get(OWNED, itemId) !== undefined,
    offered: (itemId) => rows.get<OfferedRow>(OFFERED, itemId),
    taste: command.taste,
    recentKinds: state.recentKinds,
    unwanted: isNamed ? () => false : unwantedBy(command.avoid, command.query),
    specific: command.specific && !isNamed,
    budgetMinor: command.fanOfferMinor,
    now: command.now,
  };
  return select(candidates, context);
};

const proposed = (command: Propose, ranked: readonly Scored[]): Proposed => {
  const { itemId, itemVersion, title, description, kind, durationSeconds, priceMinor, currency } = ranked[0]!.candidate;
  const { turnId, purpose, fanOfferMinor, declined, now } = command;
  return contentProposedV1.make({
    turnId,
    purpose,
    itemId,
    itemVersion,
    title,
    description,
    kind,
    durationSeconds,
    listPriceMinor: priceMinor,
    currency,
    fanOfferMinor,
    declined,
    candidates: ranked
      .slice(0, CANDIDATES_RECORDED)
      .map(({ candidate, score, terms }) => ({ itemId: candidate.itemId, score, terms })),
    selector: SELECTOR,
    occurredAt: now,
  });
};

const missing = ({ turnId, query, now }: Propose, reason: MissingReason): Missing =>
  contentMissingV1.make({ turnId, query, reason, occurredAt: now });

const unlock = ({ itemId, saleId, occurredAt, origin }: Unlock, rows: RowReader): Unlocked[] =>
  rows.get(OWNED, itemId) === undefined ? [contentUnlockedV1.make({ itemId, saleId, occurredAt, origin })] : [];

const evolveProposed = (state: ProposalState, { data }: Proposed, rows: RowWriter): ProposalState => {
  const count = (rows.get<OfferedRow>(OFFERED, data.itemId)?.count ?? 0) + 1;
  rows.put(OFFERED, data.itemId, { count, lastAt: data.occurredAt } satisfies OfferedRow);
  return {
    ...state,
    proposed: state.proposed + 1,
    recentKinds: [...state.recentKinds, data.kind ?? ''].slice(-RECENT_KINDS),
  };
};

const evolveUnlocked = (state: ProposalState, { data }: Unlocked, rows: RowWriter): ProposalState => {
  rows.put(OWNED, data.itemId, { saleId: data.saleId, at: data.occurredAt });
  return { ...state, owned: state.owned + 1 };
};

/** Proposing items to a fan, and remembering what they own. */
export const proposal = {
  initial: { owned: 0, proposed: 0, missing: 0, recentKinds: [] } satisfies ProposalState as ProposalState,
  propose,
  unlock,
  evolveProposed,
  evolveUnlocked,
  evolveMissing: (state: ProposalState): ProposalState => ({ ...state, missing: state.missing + 1 }),
  rowsOf: ({ candidates }: Propose): RowRef[] =>
    candidates.flatMap(({ itemId: id }) => [
      { collection: OWNED, id },
      { collection: OFFERED, id },
    ]),
};
