import {
  cutText,
  type DataOf,
  flagged,
  MESSAGE_TEXT_MAX,
  momentAt,
  type Screens,
  turnClosedV1,
  turnPlannedV1,
} from '@reprise/contracts';
import { costOf, overdrawn, type Budget, type Overdrawn } from '../budget/budget.js';
import type { CreatorSettings } from '../persona/creator-settings.js';
import { toAvoid } from '../plan/avoid.js';
import { wordingOf } from '../reading/extract.js';
import { pauseText } from '../words/fixed.js';
import { inTime } from './carry.js';
import type { ReadMessage } from './commands.js';
import { draftReply } from './draft.js';
import type { Recorder } from './recorder.js';
import { standing } from './situation.js';
import type { GenerationState } from './state.js';
import { REPLY_BAR_MS } from './turn.js';

/** Turns beyond the budget for what is not put off: whether software writes here, and a person who is asked for. */
export const RESERVED_TURNS = 10;
const NOTICE_EVERY_MS = 24 * 3_600_000;
/** Enough of a message to tell its language. */
const LANGUAGE_CHARS = 200;

/**
 * What keeps a message from being answered now; null when nothing does. Nothing in its text is read for it, only its
 * screens. Someone in a crisis is always answered, but not twice while the care message is on its way.
 */
export function mustWait(state: GenerationState, command: ReadMessage): Overdrawn | null {
  const { context, settings, budget, creatorFull, now } = command;
  const { screens, message } = context;
  if (isMuted(state, screens, settings)) return null;
  const inCrisis = state.restrictions.includes('crisis') || flagged(screens, 'crisis');
  const careOnItsWay = inTime(state.unsent, now) && state.unsent.plan === 'care';
  if (inCrisis && !careOnItsWay) return null;
  const isDue = flagged(screens, 'bot-question') || flagged(screens, 'human-request');
  const cost = costOf(message.text.length);
  if (isDue) return overdrawn(state.spent, withReserve(budget), cost, now);
  return overdrawn(state.spent, budget, cost, now) ?? shared(creatorFull);
}

const shared = (until: string | null): Overdrawn | null => (until === null ? null : { meter: 'creator-hour', until });

/** When the message that waits can be answered: now or later; null when none waits. */
export function roomForHeld(
  { held, spent }: GenerationState,
  budget: Budget,
  creatorFull: string | null,
  now: string,
): string | null {
  if (!held) return null;
  return overdrawn(spent, budget, costOf(held.inboundChars), now)?.until ?? creatorFull ?? now;
}

/** Nothing is answered at all, and the turn ends for that reason: it has nothing to do with a budget. */
export const isMuted = (state: GenerationState, screens: Screens, { mode }: CreatorSettings): boolean =>
  standing(state).stopped || standing(state).personWrites || flagged(screens, 'age') || mode === 'human-only';

const withReserve = (budget: Budget): Budget => ({
  'turns-hour': budget['turns-hour'] + RESERVED_TURNS,
  'turns-day': budget['turns-day'] + RESERVED_TURNS,
  'characters-day': budget['characters-day'] + RESERVED_TURNS * MESSAGE_TEXT_MAX,
});

/**
 * Ends the message’s turn at once, in silence, and remembers the message for when there is room. What waits or is on
 * its way goes on: a flood takes nothing back.
 */
export function holdBack(recorder: Recorder, command: ReadMessage, { meter, until }: Overdrawn): void {
  const { context, seeds, now } = command;
  const { turnId } = seeds;
  const { messageId, screens, purchases } = context;
  const avoid = toAvoid(context.facts);
  const held = { meter, until, screens, hasBought: purchases > 0 };
  recorder.emit(
    turnPlannedV1.make({
      ...bare(recorder.state, command),
      turnId,
      messageIds: [messageId],
      plan: 'silent',
      inboundChars: context.message.text.length,
      itemId: context.itemId,
      query: cutText(context.message.text, 2_000),
      ...(avoid.length > 0 && { avoid }),
      held,
      reasons: [`the budget is spent: ${meter}`],
    }),
  );
  recorder.emit(
    turnClosedV1.make({
      turnId,
      messageIds: [messageId],
      reason: 'budget-spent',
      detail: meter,
      movedTo: null,
      resumesAt: until,
      occurredAt: now,
    }),
  );
  // Who has to wait for others was not too loud: there is nothing to tell them but the answer, later.
  if (meter !== 'creator-hour' && mayTell(recorder.state, now)) tell(recorder, command);
}

/** Once a day, and not while a reply is on its way: that is an answer, and the notice would replace it. */
const mayTell = ({ open, unsent, noticedAt }: GenerationState, now: string): boolean =>
  open === null &&
  unsent === null &&
  (noticedAt === undefined || Date.parse(now) - Date.parse(noticedAt) >= NOTICE_EVERY_MS);

function tell(recorder: Recorder, command: ReadMessage): void {
  const { context, settings, seeds, now } = command;
  recorder.emit(
    turnPlannedV1.make({
      ...bare(recorder.state, command),
      turnId: seeds.noticeTurnId,
      messageIds: [],
      plan: 'redirect',
      inboundChars: 0,
      itemId: null,
      query: '',
      notice: true,
      reasons: ['tells that the budget is spent'],
    }),
  );
  draftReply(recorder, {
    kinds: [],
    fixed: pauseText(wordingOf(cutText(context.message.text, LANGUAGE_CHARS)).language),
    values: { name: settings.persona.displayName },
    offer: null,
    item: null,
    settings,
    seeds,
    now,
  });
}

/** What is the same in every turn that reads nothing. */
const bare = ({ state }: GenerationState, { context, settings, now }: ReadMessage) =>
  ({
    needs: 'nothing',
    state: state ?? settings.machine.initial,
    machineVersion: settings.machine.version,
    personaVersion: settings.persona.version,
    acts: [],
    fanOfferMinor: null,
    currency: null,
    declined: false,
    tried: [],
    supersedesTurn: null,
    deadline: momentAt(Date.parse(context.acceptedAt) + REPLY_BAR_MS),
    acceptedAt: context.acceptedAt,
    occurredAt: now,
  }) satisfies Partial<DataOf<typeof turnPlannedV1>>;
