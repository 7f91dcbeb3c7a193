import type { Personal } from '@reprise/contracts';
import { isAct, type Act } from '../reading/act.js';
import { withoutExplained } from '../reading/acts.js';
import type { NamedAmount } from '../reading/amounts.js';
import type { GenerationState, PendingTurn } from './state.js';

/** What unfinished turns hand to the turn that takes their messages over. */
export interface Carried {
  readonly messageIds: readonly string[];
  readonly acts: ReadonlySet<Act>;
  readonly amount: NamedAmount | null;
  readonly declined: boolean;
  readonly itemId: string | null;
  readonly inboundChars: number;
  /** Of the first unanswered message; null when nothing is carried. */
  readonly acceptedAt: string | null;
  readonly deadline: string | null;
}

const NOTHING: Carried = {
  messageIds: [],
  acts: new Set(),
  amount: null,
  declined: false,
  itemId: null,
  inboundChars: 0,
  acceptedAt: null,
  deadline: null,
};

/** A turn that can still be answered in time; a later one is delivery’s or the sweep’s to end. */
export const inTime = (turn: PendingTurn | null, now: string): turn is PendingTurn =>
  turn !== null && Date.parse(turn.deadline) > Date.parse(now);

/** The stored query of the unfinished turn, sealed as it is in the log; the shell opens it for `carriedQuery`. */
export const carriedQuery = ({ open, unsent }: GenerationState): Personal<string> | null =>
  (open ?? unsent)?.query ?? null;

/** Joins unfinished turns, older first. */
export function carry(turns: readonly PendingTurn[]): Carried {
  return turns.reduce<Carried>((carried, turn) => {
    const { fanOfferMinor, currency } = turn;
    return {
      messageIds: [...new Set([...carried.messageIds, ...turn.messageIds])],
      acts: new Set([...carried.acts, ...turn.acts.filter(isAct)]),
      amount: fanOfferMinor === null ? carried.amount : { minor: fanOfferMinor, currency },
      declined: carried.declined || turn.declined,
      itemId: turn.itemId ?? carried.itemId,
      // A turn that took another one over counts its characters already.
      inboundChars: Math.max(carried.inboundChars, turn.inboundChars),
      acceptedAt: earliest(carried.acceptedAt, turn.acceptedAt),
      deadline: earliest(carried.deadline, turn.deadline),
    };
  }, NOTHING);
}

const earliest = (a: string | null, b: string): string => (a === null || Date.parse(b) < Date.parse(a) ? b : a);

const BARGAINING: readonly Act[] = ['offer-amount', 'haggle', 'accept', 'decline', 'affirm', 'acknowledge'];

/** Earlier acts and those of the new message: the newest word in a bargain replaces the earlier ones. */
export function mergeActs(earlier: ReadonlySet<Act>, newest: ReadonlySet<Act>): Set<Act> {
  const answers = newest.has('refuse') || BARGAINING.slice(0, 4).some((act) => newest.has(act));
  const kept = [...earlier].filter((act) => !answers || !BARGAINING.includes(act));
  return withoutExplained(new Set([...kept, ...newest]));
}

/** After the fan paid: what was said about getting that item is settled. */
export function actsAfterSale({ acts, itemId }: Carried, bought: string | null): Set<Act> {
  const aboutIt: readonly Act[] =
    itemId !== null && itemId === bought ? ['ask-item', 'ask-price', 'question', 'request-custom'] : [];
  const open = [...acts].filter((act) => !BARGAINING.includes(act) && !aboutIt.includes(act));
  return new Set([...open, 'pay' as const]);
}
