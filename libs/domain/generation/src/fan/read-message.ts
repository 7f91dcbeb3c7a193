import { decimalsOf, flagged, momentAt, type Askable, type Extraction, type Screens } from '@reprise/contracts';
import { costOf, overdrawn } from '../budget/budget.js';
import { toAvoid } from '../plan/avoid.js';
import { disarmed, isMarkup } from '../reading/disarm.js';
import { extract, RULES, wordingOf } from '../reading/extract.js';
import { Quoted } from '../reading/quoted.js';
import type { Act } from '../reading/act.js';
import type { AmountContext } from '../reading/amounts.js';
import { factAbout } from '../words/creator-facts.js';
import { companyValues } from '../words/values.js';
import { carry, inTime, mergeActs } from './carry.js';
import type { AnswerHeld, ReadMessage } from './commands.js';
import { holdBack, isMuted, mustWait } from './hold.js';
import type { Recorder } from './recorder.js';
import { hoursBetween, signals, standing } from './situation.js';
import type { GenerationState } from './state.js';
import { MOST_MESSAGES, REPLY_BAR_MS, startTurn } from './turn.js';

const QUIET_DAY_HOURS = 24;

/** A message to answer, and what is known for answering it. */
interface Inbound {
  readonly messageId: string;
  readonly text: string;
  /** Of the whole message, also where only its beginning was kept. */
  readonly characters: number;
  readonly itemId: string | null;
  readonly screens: Screens;
  /** When it was accepted, or taken up again after it had to wait. */
  readonly acceptedAt: string;
  readonly hasBought: boolean;
  readonly tastes: readonly string[];
  readonly avoid: readonly string[];
  readonly name: string | undefined;
  readonly worthAsking: Askable | null;
  readonly heldTurnId: string | null;
}

/** A message arrived with all that matters for answering it: the turn of the fan’s words begins, unless it must wait. */
export function readMessage(recorder: Recorder, command: ReadMessage): void {
  const { context } = command;
  if (isKnown(recorder.state, context.messageId)) return;
  const overdraft = mustWait(recorder.state, command);
  if (overdraft) return holdBack(recorder, command, overdraft);
  answer(recorder, command, {
    messageId: context.messageId,
    text: context.message.text,
    characters: context.message.text.length,
    itemId: context.itemId,
    screens: context.screens,
    acceptedAt: context.acceptedAt,
    hasBought: context.purchases > 0,
    tastes: likes(command),
    avoid: toAvoid(context.facts),
    name: known(command, 'name'),
    worthAsking: context.worthAsking ?? null,
    heldTurnId: null,
  });
}

/** The newest message that had to wait is answered, when there is room for it. Of what memory knew then, only limits are still known. */
export function answerHeld(recorder: Recorder, command: AnswerHeld): void {
  const { held, spent } = recorder.state;
  const { text, avoid, budget, creatorFull, now } = command;
  if (!held || creatorFull !== null || overdrawn(spent, budget, costOf(held.inboundChars), now)) return;
  const { messageId, itemId, screens, hasBought, inboundChars: characters, turnId: heldTurnId } = held;
  answer(recorder, command, {
    messageId, text, characters, itemId, screens, hasBought, heldTurnId,
    acceptedAt: now, avoid, tastes: [], name: undefined, worthAsking: null,
  }); // prettier-ignore
}

function answer(recorder: Recorder, command: ReadMessage | AnswerHeld, inbound: Inbound): void {
  const { settings, now } = command;
  const { text: message, screens, itemId: itemInView, acceptedAt, characters, tastes, name } = inbound;
  const before = recorder.state;
  const quietHours = hoursBetween(before.lastReadAt, now);
  const sees = { ...standing(before), quietHours };
  if (quietHours >= QUIET_DAY_HOURS) recorder.step('timer', sees, command, command.seeds.turnId);

  const { open, unsent } = carriable(recorder.state, now);
  const carried = carry([...(unsent ? [unsent] : []), ...(open ? [open] : [])]);
  const { offer } = recorder.state;
  const itemId = itemInView ?? carried.itemId;
  const aboutOffer = offer !== null && (itemInView === null || itemInView === offer.itemId);
  const { reading, reader, refused } = readingOf(command, inbound, {
    home: offer?.currency ?? null,
    reference: aboutOffer ? offer.amountMinor / 10 ** decimalsOf(offer.currency) : null,
    bargaining: offer !== null || itemId !== null,
  });
  const own = ownActs(reading, screens);
  const acts = mergeActs(carried.acts, own);
  const amount = reading.amount ?? (acts.has('offer-amount') ? carried.amount : null);
  const { crisisShown, minor, ...signal } = signals(message, screens, acts, settings.persona);
  const words = carriesQuestion(acts, own) ? `${command.carriedQuery}\n${message}`.trim() : message;
  const fact = acts.has('question') ? factAbout(settings.persona, message) : null;
  const openIds = open?.messageIds ?? [];

  startTurn(recorder, {
    command,
    trigger: 'fan-message',
    situation: {
      ...sees,
      ...signal,
      acts,
      inCrisis: sees.inCrisis || crisisShown,
      openOffer: aboutOffer,
      itemInView: itemId !== null,
      amountNamed: amount !== null,
      hasBought: inbound.hasBought,
      knowsTaste: tastes.length > 0,
    },
    acts,
    amount,
    ambiguousAmount: reading.ambiguousAmount,
    declined: carried.declined,
    itemId,
    text: new Quoted(words),
    wording: words === message ? reading : wordingOf(words),
    reader,
    refused,
    minor,
    tastes,
    avoid: inbound.avoid,
    worthAsking: inbound.worthAsking,
    answer: fact,
    replyOnItsWay:
      unsent !== null && open === null && [...own].every((act) => act === 'acknowledge' || act === 'thank'),
    messageIds: [...new Set([...carried.messageIds, inbound.messageId])],
    messageIdsIfSilent: [...new Set([...openIds, inbound.messageId])],
    inboundChars: carried.inboundChars + characters,
    charged: isMuted(before, screens, settings) ? null : characters,
    heldTurnId: inbound.heldTurnId,
    acceptedAt: carried.acceptedAt ?? acceptedAt,
    deadline: carried.deadline ?? momentAt(Date.parse(acceptedAt) + REPLY_BAR_MS),
    values: {
      ...companyValues(settings.persona, command.seeds.seed, { name, taste: tastes.at(-1) }),
      ...(fact !== null && { fact }),
    },
  });
}

/** What the text says, in closed terms: by the rules, unless another reader’s answer came with it and is one. */
function readingOf(command: ReadMessage | AnswerHeld, { text, screens }: Inbound, context: AmountContext) {
  const told = command.type === 'ReadMessage' ? command.reading : undefined;
  const reads = told && { name: told.reader, extract: () => told.answer };
  const { extraction, reader, refused } = extract(text, context, reads ?? RULES);
  const givesOrders = flagged(screens, 'injection') || flagged(screens, 'prompt-extraction') || isMarkup(text);
  return { reading: givesOrders ? disarmed(extraction) : extraction, reader, refused };
}

function ownActs({ acts }: Extraction, screens: Screens): Set<Act> {
  const own = new Set<Act>(acts);
  if (flagged(screens, 'bot-question')) own.add('ask-bot');
  if (flagged(screens, 'human-request')) own.add('ask-human');
  return own;
}

/** Repeats are filtered before they come here; a message that waits for its answer still must not start a second turn. */
const isKnown = ({ open, unsent, held }: GenerationState, messageId: string): boolean =>
  held?.messageId === messageId || [open, unsent].some((turn) => turn?.messageIds.includes(messageId) ?? false);

/** Unfinished turns whose messages a new turn can still answer in time, and has room for. */
export function carriable({ open, unsent }: GenerationState, now: string) {
  const fits = (turn: GenerationState['open']) => inTime(turn, now) && turn.messageIds.length < MOST_MESSAGES;
  return { open: fits(open) ? open : null, unsent: fits(unsent) ? unsent : null };
}

/** Something asked earlier is still to be answered, and the newest words alone do not say what. */
const carriesQuestion = (acts: ReadonlySet<Act>, own: ReadonlySet<Act>): boolean =>
  (['ask-item', 'ask-price', 'request-custom', 'question', 'ask-bot'] as const).some(
    (act) => acts.has(act) && !own.has(act),
  );

const likes = ({ context }: ReadMessage): string[] =>
  context.facts
    .filter(({ heading, predicate }) => heading === 'preferences' && predicate === 'likes')
    .slice(0, 3)
    .map(({ object }) => object);

const known = ({ context }: ReadMessage, predicate: string): string | undefined =>
  context.facts.find((fact) => fact.heading === 'identity' && fact.predicate === predicate)?.object;
