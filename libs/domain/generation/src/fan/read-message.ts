import { flagged } from '@reprise/contracts';
import { read } from '../reading/read.js';
import type { Act } from '../reading/act.js';
import { exponentOf } from '../reading/currency.js';
import { factAbout } from '../words/creator-facts.js';
import { companyValues } from '../words/values.js';
import { carry, inTime, mergeActs } from './carry.js';
import type { ReadMessage } from './commands.js';
import type { Recorder } from './recorder.js';
import { hoursBetween, signals, standing } from './situation.js';
import type { GenerationState } from './state.js';
import { MOST_MESSAGES, REPLY_BAR_MS, startTurn } from './turn.js';

const QUIET_DAY_HOURS = 24;

/** A message arrived with all that matters for answering it: the turn of the fan’s words begins. */
export function readMessage(recorder: Recorder, command: ReadMessage): void {
  const { context, desk, now } = command;
  const { message, screens, itemId: itemInView, acceptedAt } = context;
  const before = recorder.state;
  if (isKnown(before, context.messageId)) return;

  const quietHours = hoursBetween(before.lastReadAt, now);
  const sees = { ...standing(before), quietHours };
  if (quietHours >= QUIET_DAY_HOURS) recorder.step('timer', sees, command, command.seeds.turnId);

  const { open, unsent } = carriable(recorder.state, now);
  const carried = carry([...(unsent ? [unsent] : []), ...(open ? [open] : [])]);
  const { offer } = recorder.state;
  const itemId = itemInView ?? carried.itemId;
  const aboutOffer = offer !== null && (itemInView === null || itemInView === offer.itemId);
  const reading = read(message.text, {
    home: offer?.currency ?? null,
    reference: aboutOffer ? offer.amountMinor / 10 ** exponentOf(offer.currency) : null,
    bargaining: offer !== null || itemId !== null,
  });
  const own = new Set<Act>(reading.acts);
  if (flagged(screens, 'bot-question')) own.add('ask-bot');
  if (flagged(screens, 'human-request')) own.add('ask-human');
  const acts = mergeActs(carried.acts, own);
  const amount = reading.amount ?? (acts.has('offer-amount') ? carried.amount : null);
  const { crisisShown, minor, ...signal } = signals(message.text, screens, acts, desk.persona);
  const tastes = likes(command);
  const text = carriesQuestion(acts, own) ? `${command.carriedQuery}\n${message.text}`.trim() : message.text;
  const answer = acts.has('question') ? factAbout(desk.persona, message.text) : null;
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
      hasBought: context.purchases > 0,
      knowsTaste: tastes.length > 0,
    },
    acts,
    amount,
    ambiguousAmount: reading.amount === null && reading.candidates.length > 1,
    declined: carried.declined,
    itemId,
    text,
    minor,
    tastes,
    worthAsking: context.worthAsking ?? null,
    answer,
    replyOnItsWay:
      unsent !== null && open === null && [...own].every((act) => act === 'acknowledge' || act === 'thank'),
    messageIds: [...new Set([...carried.messageIds, context.messageId])],
    messageIdsIfSilent: [...new Set([...openIds, context.messageId])],
    inboundChars: carried.inboundChars + message.text.length,
    acceptedAt: carried.acceptedAt ?? acceptedAt,
    deadline: carried.deadline ?? new Date(Date.parse(acceptedAt) + REPLY_BAR_MS).toISOString(),
    values: {
      ...companyValues(desk.persona, command.seeds.seed, { name: known(command, 'name'), taste: tastes.at(-1) }),
      ...(answer !== null && { fact: answer }),
    },
  });
}

/** Repeats are filtered before they come here; a message that waits for its answer still must not start a second turn. */
const isKnown = ({ open, unsent }: GenerationState, messageId: string): boolean =>
  [open, unsent].some((turn) => turn?.messageIds.includes(messageId) ?? false);

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
