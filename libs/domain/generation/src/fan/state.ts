import {
  handoffClaimedV1,
  handoffOverdueV1,
  handoffReleasedV1,
  handoffRequestedV1,
  hypothesesUpdatedV1,
  outcomeReflectedV1,
  replyApprovedV1,
  replyDraftedV1,
  replyRejectedV1,
  transitionMadeV1,
  turnClosedV1,
  turnPlannedV1,
  writingResumedV1,
  writingSuspendedV1,
  type Askable,
  type DataOf,
  type EventOf,
  type Offer,
  type Personal,
  type RestrictionKind,
} from '@reprise/contracts';
import { charge, costOf, type Spent } from '../budget/budget.js';
import { NO_IDEA, type Hypotheses } from '../reading/intents.js';
import { handoffsAfter, type Handoff, type HandoffEvent } from './handoff-state.js';

export type GenerationEvent =
  | EventOf<typeof transitionMadeV1>
  | EventOf<typeof hypothesesUpdatedV1>
  | EventOf<typeof turnPlannedV1>
  | EventOf<typeof replyDraftedV1>
  | EventOf<typeof replyRejectedV1>
  | EventOf<typeof replyApprovedV1>
  | EventOf<typeof turnClosedV1>
  | EventOf<typeof outcomeReflectedV1>
  | EventOf<typeof writingSuspendedV1>
  | EventOf<typeof writingResumedV1>
  | HandoffEvent;

type Planned = DataOf<typeof turnPlannedV1>;

/** A turn that is not over, with what a turn that takes its messages over must know. */
export type PendingTurn = Pick<
  Planned,
  | 'turnId' | 'messageIds' | 'plan' | 'acts' | 'inboundChars' | 'fanOfferMinor' | 'currency' | 'declined' | 'itemId'
  | 'query' | 'deadline' | 'acceptedAt'
>; // prettier-ignore

/** The offer the fan has, or is about to get. */
export interface OpenOffer extends Offer {
  readonly turnId: string;
  readonly draftId: string;
}

/** The newest message that waits for room in the budget. */
export interface HeldMessage extends NonNullable<Planned['held']> {
  readonly turnId: string;
  readonly messageId: string;
  readonly itemId: string | null;
  readonly text: Personal<string>;
  /** What the fan did not want to be offered, as far as it was known then. */
  readonly avoid?: Personal<readonly string[]>;
  readonly inboundChars: number;
}

/** Turns whose templates are remembered: nothing is said twice within them. */
export const MEMORY_OF_WORDS = 30;

export interface GenerationState {
  /** Where the conversation stands in its machine; null before the first step. */
  readonly state: string | null;
  /** Turns that answered the fan, and how many of them passed since the last offer. */
  readonly turns: number;
  readonly turnsSinceOffer: number;
  /** When the fan’s last message was read. */
  readonly lastReadAt: string | null;
  readonly hypotheses: Hypotheses;
  readonly restrictions: readonly RestrictionKind[];
  /** A turn without a reply yet: it waits for content and a price. */
  readonly open: PendingTurn | null;
  /** A reply that was approved and, as far as is known here, has not left yet. */
  readonly unsent: (PendingTurn & { readonly draftId: string }) | null;
  readonly offer: OpenOffer | null;
  /** Templates of the newest draft, until it is approved. */
  readonly drafted: { readonly draftId: string; readonly templateIds: readonly string[] } | null;
  /** Template ids of the last approved replies, newest last. */
  readonly recent: readonly (readonly string[])[];
  /** Turn in which a preference was last asked for. */
  readonly asked: Readonly<Partial<Record<Askable, number>>>;
  /** Optional, because states were stored before there were budgets: what the fan’s budget was charged lately. */
  readonly spent?: Spent;
  readonly held?: HeldMessage;
  /** When the fan was last told that the budget is spent. */
  readonly noticedAt?: string;
  /** Open requests for a person, one a reason; optional as the ones above. */
  readonly handoffs?: readonly Handoff[];
}

export const initialState: GenerationState = {
  state: null,
  turns: 0,
  turnsSinceOffer: 0,
  lastReadAt: null,
  hypotheses: NO_IDEA,
  restrictions: [],
  open: null,
  unsent: null,
  offer: null,
  drafted: null,
  recent: [],
  asked: {},
};

export function evolve(state: GenerationState, event: GenerationEvent): GenerationState {
  switch (
    event.type // no default: a new event must break the build here
  ) {
    case transitionMadeV1.type:
      return { ...state, state: event.data.to };
    case hypothesesUpdatedV1.type:
      return { ...state, hypotheses: event.data.intents };
    case turnPlannedV1.type:
      return planned(state, event.data);
    case replyDraftedV1.type:
      return { ...state, drafted: { draftId: event.data.draftId, templateIds: event.data.templateIds } };
    case replyRejectedV1.type:
      return { ...state, drafted: null };
    case replyApprovedV1.type:
      return approved(state, event.data);
    case turnClosedV1.type:
      return state.open?.turnId === event.data.turnId ? { ...state, open: null, drafted: null } : state;
    case outcomeReflectedV1.type:
      return reflected(state, event.data);
    case writingSuspendedV1.type:
      // Every restriction stops selling: what was offered no longer is.
      return { ...state, restrictions: [...state.restrictions, event.data.kind], offer: null };
    case writingResumedV1.type:
      return { ...state, restrictions: state.restrictions.filter((kind) => kind !== event.data.kind) };
    case handoffRequestedV1.type:
    case handoffClaimedV1.type:
    case handoffReleasedV1.type:
    case handoffOverdueV1.type:
      return { ...state, handoffs: handoffsAfter(state.handoffs ?? [], event) };
  }
}

function planned(before: GenerationState, data: Planned): GenerationState {
  if (data.held) return { ...before, held: heldOf(data, data.held) };
  const state = budgeted(before, data);
  const { turnId, messageIds, plan, acts, inboundChars, fanOfferMinor, currency, declined, itemId, query } = data;
  const { deadline, acceptedAt, occurredAt } = data;
  const open = {
    turnId, messageIds, plan, acts, inboundChars, fanOfferMinor, currency, declined, itemId, query, deadline, acceptedAt,
  }; // prettier-ignore
  const answers = messageIds.length > 0 ? 1 : 0;
  return {
    ...state,
    open,
    turns: state.turns + answers,
    turnsSinceOffer: state.turnsSinceOffer + answers,
    lastReadAt: answers > 0 ? occurredAt : state.lastReadAt,
    asked: data.asked ? { ...state.asked, [data.asked]: state.turns + answers } : state.asked,
  };
}

const heldOf = (
  { turnId, messageIds, itemId, query, avoid, inboundChars }: Planned,
  held: NonNullable<Planned['held']>,
): HeldMessage => ({
  ...held,
  turnId,
  messageId: messageIds[0] ?? '',
  itemId,
  text: query,
  ...(avoid && { avoid }),
  inboundChars,
});

function budgeted(state: GenerationState, { charged, notice, messageIds, occurredAt }: Planned): GenerationState {
  if (notice) return { ...state, noticedAt: occurredAt };
  const { held, ...rest } = state;
  // What waited has its turn now, or a newer message has one, so that it is not the newest any more.
  const isOver = held !== undefined && (charged !== undefined || messageIds.includes(held.messageId));
  const after = isOver ? rest : state;
  return charged === undefined ? after : { ...after, spent: charge(state.spent, costOf(charged), occurredAt) };
}

function approved(state: GenerationState, data: DataOf<typeof replyApprovedV1>): GenerationState {
  const { turnId, draftId, offer } = data;
  const { open, drafted } = state;
  const templateIds = drafted?.draftId === draftId ? drafted.templateIds : [];
  return {
    ...state,
    open: open?.turnId === turnId ? null : open,
    unsent: open?.turnId === turnId ? { ...open, draftId } : state.unsent,
    offer: offer ? { ...offer, turnId, draftId } : state.offer,
    turnsSinceOffer: offer ? 0 : state.turnsSinceOffer,
    drafted: null,
    recent: [...state.recent, templateIds].slice(-MEMORY_OF_WORDS),
  };
}

function reflected(state: GenerationState, data: DataOf<typeof outcomeReflectedV1>): GenerationState {
  const { outcome, draftId, itemId } = data;
  switch (outcome) {
    case 'sent':
      return unsentGone(state, draftId);
    case 'failed':
    case 'cancelled':
      // An offer nobody saw is no offer.
      return { ...unsentGone(state, draftId), offer: state.offer?.draftId === draftId ? null : state.offer };
    case 'bought':
    case 'declined':
    case 'expired':
      return { ...state, offer: state.offer?.itemId === itemId ? null : state.offer };
  }
}

const unsentGone = (state: GenerationState, draftId: string | null): GenerationState =>
  state.unsent !== null && state.unsent.draftId === draftId ? { ...state, unsent: null } : state;
