import {
  type Askable,
  hypothesesUpdatedV1,
  outcomeReflectedV1,
  turnClosedV1,
  turnPlannedV1,
  type Plan,
  type Wording,
} from '@reprise/contracts';
import type { Situation } from '../machine/guards.js';
import type { Tried } from '../machine/step.js';
import type { Trigger } from '../machine/triggers.js';
import type { Considered, PlanChoice } from '../plan/choice.js';
import { choosePlan } from '../plan/plan.js';
import type { Act } from '../reading/act.js';
import type { NamedAmount } from '../reading/amounts.js';
import { weigh } from '../reading/intents.js';
import type { Quoted } from '../reading/quoted.js';
import { priceValue } from '../words/values.js';
import type { LineKind } from '../words/voice-pack.js';
import type { SlotValues } from '../words/render.js';
import type { AnswerHeld, ReadMessage, SaleHappened } from './commands.js';
import { inTime } from './carry.js';
import { draftReply } from './draft.js';
import type { Recorder } from './recorder.js';
import { requestHandoff } from './request-handoff.js';
import type { GenerationState } from './state.js';

/** Milliseconds from the acceptance of a message to the last moment its reply may leave: the two-minute bar, less the way out. */
export const REPLY_BAR_MS = 110_000;
/** Messages one turn can answer; the contract’s bound. */
export const MOST_MESSAGES = 500;

/** What a turn starts from, after reading and after taking over what was unfinished. */
export interface TurnInput {
  readonly command: ReadMessage | AnswerHeld | SaleHappened;
  readonly trigger: Trigger;
  readonly situation: Situation;
  readonly acts: ReadonlySet<Act>;
  readonly amount: NamedAmount | null;
  readonly ambiguousAmount: boolean;
  readonly declined: boolean;
  readonly itemId: string | null;
  /** The fan’s words this turn is about. */
  readonly text: Quoted;
  readonly wording: Wording;
  /** Who read it, and whose answer was refused. */
  readonly reader: string;
  readonly refused: string | null;
  readonly minor: boolean;
  readonly tastes: readonly string[];
  /** What the fan does not want to be offered. */
  readonly avoid?: readonly string[];
  /** The preference memory says is unknown and worth asking for. */
  readonly worthAsking: Askable | null;
  /** A published fact about the creator that answers the fan’s question. */
  readonly answer: string | null;
  readonly replyOnItsWay: boolean;
  /** Messages answered when a reply is written, and when the turn ends in silence: a reply on its way keeps its own. */
  readonly messageIds: readonly string[];
  readonly messageIdsIfSilent: readonly string[];
  readonly inboundChars: number;
  /** Characters read now, charged to the fan’s budget; null when the turn is charged nothing. */
  readonly charged: number | null;
  /** The turn that ended when its message had to wait. */
  readonly heldTurnId: string | null;
  readonly acceptedAt: string;
  readonly deadline: string;
  readonly values: SlotValues;
}

/** Steps the machine, plans the turn, closes the one it replaces, and says what can be said at once. */
export function startTurn(recorder: Recorder, input: TurnInput): void {
  const { command, acts, situation, messageIds } = input;
  const { turnId } = command.seeds;
  const tried = recorder.step(input.trigger, situation, command, turnId);
  const intents = weigh(recorder.state.hypotheses, acts);
  recorder.emit(
    hypothesesUpdatedV1.make({
      turnId,
      intents,
      reader: input.reader,
      ...(input.refused !== null && { refused: input.refused }),
      occurredAt: command.now,
    }),
  );
  const choice = choosePlan(considered(recorder.state, input));
  const replaced = closeReplaced(recorder, input);
  recorder.emit(turnPlannedV1.make(planOf(recorder.state, input, choice, tried, replaced)));
  if (choice.requests) requestHandoff(recorder, choice.requests, { turnId, messageIds, now: command.now });
  if (choice.dropsOffer) letGo(recorder, command.now);
  if (choice.close) closeOpen(recorder, choice.close.reason, choice.close.detail, command.now);
  else if (!choice.needsContent) answer(recorder, input, choice);
}

function considered(state: GenerationState, input: TurnInput): Considered {
  const { command, situation, acts, minor, amount, ambiguousAmount, itemId, text, wording, tastes, replyOnItsWay } =
    input;
  const { machine, mode, persona } = command.settings;
  const at = state.state ?? machine.initial;
  return {
    situation, acts, minor, amount, ambiguousAmount, itemId, text, wording, tastes, replyOnItsWay, mode, state: at,
    leads: machine.states.find(({ name }) => name === at)?.leads ?? 'relate',
    offer: state.offer,
    craft: persona.craft,
    hasFacts: input.values.fact !== undefined,
    knowsAnswer: input.answer !== null,
    mayAsk: mayAsk(state, input.worthAsking),
    lastSaid: lastSaid(state),
    late: Date.parse(input.deadline) <= Date.parse(command.now),
    seed: command.seeds.seed,
  }; // prettier-ignore
}

/** Turns between two questions about preferences, and before the same one is asked again. */
const ASK_EVERY_TURNS = 8;
const ASK_AGAIN_TURNS = 40;

function mayAsk({ turns, asked }: GenerationState, wanted: Askable | null): Askable | null {
  if (wanted === null) return null;
  const latest = Math.max(...Object.values(asked));
  const same = asked[wanted] ?? Number.NEGATIVE_INFINITY;
  return turns - latest >= ASK_EVERY_TURNS && turns - same >= ASK_AGAIN_TURNS ? wanted : null;
}

/** Kinds of the lines of our last reply, from its template ids (`warm/invite/3`). */
const lastSaid = ({ recent }: GenerationState): ReadonlySet<string> =>
  new Set((recent.at(-1) ?? []).map((id) => id.split('/')[1] ?? ''));

/** Closes the unanswered turn this one takes over, or the one that can no longer be answered. Returns what was taken over. */
function closeReplaced(recorder: Recorder, input: TurnInput): string | null {
  const { open, unsent } = recorder.state;
  const { turnId } = input.command.seeds;
  if (!open) return unsent && unsent.messageIds.some((id) => input.messageIds.includes(id)) ? unsent.turnId : null;
  const taken = inTime(open, input.command.now) && open.messageIds.every((id) => input.messageIdsIfSilent.includes(id));
  recorder.emit(
    turnClosedV1.make({
      turnId: open.turnId,
      messageIds: open.messageIds,
      reason: taken ? 'superseded' : 'expired',
      detail: null,
      movedTo: taken ? turnId : null,
      occurredAt: input.command.now,
    }),
  );
  return taken ? open.turnId : null;
}

function planOf(
  state: GenerationState,
  input: TurnInput,
  choice: PlanChoice,
  tried: readonly Tried[],
  replaced: string | null,
) {
  const { command, amount, acts } = input;
  const { machine, persona } = command.settings;
  return {
    turnId: command.seeds.turnId,
    messageIds: [...(choice.close ? input.messageIdsIfSilent : input.messageIds)],
    plan: choice.plan,
    needs: choice.needsContent ? ('content' as const) : ('nothing' as const),
    state: state.state ?? machine.initial,
    machineVersion: machine.version,
    personaVersion: persona.version,
    acts: [...acts],
    inboundChars: input.inboundChars,
    fanOfferMinor: amount?.minor ?? null,
    currency: amount?.currency ?? null,
    declined: choice.declined ?? false,
    itemId: choice.itemId ?? input.itemId,
    query: (choice.query ?? input.text).recorded(2_000),
    ...(choice.needsContent && input.avoid?.length && { avoid: [...input.avoid] }),
    tried: tried.slice(0, 60).map(({ rule, failed }) => ({ rule, failed })),
    ...(choice.asks && { asked: choice.asks }),
    ...(input.charged !== null && { charged: input.charged }),
    reasons: [choice.reason],
    supersedesTurn: replaced ?? input.heldTurnId,
    deadline: input.deadline,
    acceptedAt: input.acceptedAt,
    occurredAt: command.now,
  };
}

function letGo(recorder: Recorder, now: string): void {
  const { offer } = recorder.state;
  if (!offer) return;
  const { turnId, draftId, itemId, amountMinor } = offer;
  recorder.emit(
    outcomeReflectedV1.make({
      turnId,
      draftId,
      outcome: 'declined',
      itemId,
      amountMinor,
      reason: 'the fan let it go',
      occurredAt: now,
    }),
  );
}

export function closeOpen(
  recorder: Recorder,
  reason: NonNullable<PlanChoice['close']>['reason'],
  detail: string | null,
  now: string,
): void {
  const { open } = recorder.state;
  if (!open) return;
  const { turnId, messageIds } = open;
  recorder.emit(turnClosedV1.make({ turnId, messageIds, reason, detail, movedTo: null, occurredAt: now }));
}

const COMPANY_PLANS: readonly Plan[] = ['relate', 'discover', 'offer', 'negotiate'];

function answer(recorder: Recorder, input: TurnInput, { kinds = [], fixed, restates, plan }: PlanChoice): void {
  const { settings, seeds, now } = input.command;
  const offer = restates
    ? {
        quoteId: restates.quoteId,
        itemId: restates.itemId,
        amountMinor: restates.amountMinor,
        currency: restates.currency,
      }
    : null;
  draftReply(recorder, {
    kinds: COMPANY_PLANS.includes(plan) ? withThanks(kinds, input.acts) : kinds,
    fixed,
    values: { ...input.values, ...(offer && priceValue(offer)) },
    offer,
    item: null,
    settings,
    seeds,
    now,
  });
}

/** A thank-you that another reply took over is said with that reply. */
export const withThanks = (kinds: readonly LineKind[], acts: ReadonlySet<Act>): readonly LineKind[] =>
  acts.has('pay') && !kinds.includes('paid') ? ['paid-too', ...kinds] : kinds;
