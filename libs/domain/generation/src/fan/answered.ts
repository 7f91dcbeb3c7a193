import type { Offer, Plan } from '@reprise/contracts';
import type { Situation } from '../machine/guards.js';
import type { Trigger } from '../machine/triggers.js';
import { missingKinds, pricedKinds, wasAsked, withheldKinds } from '../plan/answers.js';
import { company } from '../plan/company.js';
import { isAct, type Act } from '../reading/act.js';
import { wordingOf } from '../reading/extract.js';
import { Quoted } from '../reading/quoted.js';
import { choice } from '../words/choice.js';
import { companyValues, itemValues, priceValue } from '../words/values.js';
import type { LineKind } from '../words/voice-pack.js';
import { inTime } from './carry.js';
import type { Missing, Priced, Withheld } from './commands.js';
import { draftReply } from './draft.js';
import type { Recorder } from './recorder.js';
import { standing } from './situation.js';
import type { PendingTurn } from './state.js';
import { closeOpen, withThanks } from './turn.js';

/** The price of the turn’s item is there: the offer is written. */
export function priced(recorder: Recorder, command: Priced): void {
  const waiting = awaited(recorder, command, command.quote.turnId);
  if (!waiting) return;
  const { turn, acts } = waiting;
  const { quote, settings, seeds, now, carriedQuery: query } = command;
  const situation = situationOf(recorder, acts, turn, quote.act !== 'offer');
  if (situation.noSelling) return unpriced(recorder, command, turn, acts, 'withheld', ['no-selling'], null);
  recorder.step('priced', situation, command, turn.turnId);
  const { quoteId, itemId, amountMinor, currency } = quote;
  const offer: Offer = { quoteId, itemId, amountMinor, currency };
  const item = itemValues(quote, query);
  const values = { ...companyValues(settings.persona, seeds.seed), ...item.values, ...priceValue(offer) };
  const known = recorder.state.offer?.itemId === itemId;
  const kinds = pricedKinds(quote.act, {
    plan: turn.plan,
    acts,
    cues: wordingOf(query).cues,
    values,
    known,
    answers: item.answers,
  });
  draftReply(recorder, { kinds: withThanks(kinds, acts), values, offer, item: quote, settings, seeds, now });
}

/** Nothing in the vault fits. */
export function missing(recorder: Recorder, command: Missing): void {
  const waiting = awaited(recorder, command, command.missing.turnId);
  if (!waiting) return;
  const { turn, acts } = waiting;
  unpriced(recorder, command, turn, acts, 'missing', missingKinds(command.missing.reason, wasAsked(acts)), null);
}

/** No price is given for it now. What the fan was offered before still stands when the price was the reason. */
export function withheld(recorder: Recorder, command: Withheld): void {
  const { turnId, reason, itemId } = command.withheld;
  const waiting = awaited(recorder, command, turnId);
  if (!waiting) return;
  const { turn, acts } = waiting;
  const { offer } = recorder.state;
  const stands = offer?.itemId === itemId && (reason === 'below-floor' || reason === 'rounds-exhausted');
  const kinds = withheldKinds(reason, wasAsked(acts));
  unpriced(
    recorder,
    command,
    turn,
    acts,
    'withheld',
    kinds && stands ? [...kinds, 'hold'] : kinds,
    stands ? offer : null,
  );
}

/** The open turn an answer is for; null when it was replaced, closed, or is too late, which closes it. */
function awaited(recorder: Recorder, { settings, now }: Priced | Withheld | Missing, turnId: string) {
  const { open } = recorder.state;
  if (open?.turnId !== turnId) return null;
  if (!inTime(open, now)) closeOpen(recorder, 'expired', 'the price came too late', now);
  else if (settings.mode === 'human-only') closeOpen(recorder, 'human-only', 'only people write here', now);
  else return { turn: open, acts: new Set(open.acts.filter(isAct)) };
  return null;
}

/** Writes a reply without a new offer: what can be said about the wish, or simply company when nothing was wished. */
function unpriced(
  recorder: Recorder,
  command: Priced | Withheld | Missing,
  turn: PendingTurn,
  acts: ReadonlySet<Act>,
  trigger: Extract<Trigger, 'missing' | 'withheld'>,
  kinds: readonly LineKind[] | null,
  standingOffer: Offer | null,
): void {
  const { settings, seeds, now } = command;
  const situation = situationOf(recorder, acts, turn, false);
  recorder.step(trigger, situation, command, turn.turnId);
  const offer = standingOffer && {
    quoteId: standingOffer.quoteId,
    itemId: standingOffer.itemId,
    amountMinor: standingOffer.amountMinor,
    currency: standingOffer.currency,
  };
  const values = companyValues(settings.persona, seeds.seed);
  const said = kinds ? [...kinds, ...askOn(kinds, seeds.seed)] : companyKinds(recorder, command, situation, turn.plan);
  draftReply(recorder, {
    kinds: withThanks(said, acts),
    values: { ...values, ...(offer && priceValue(offer)) },
    offer,
    item: null,
    wishNoted: trigger === 'missing',
    settings,
    seeds,
    now,
  });
}

const ASK_SALT = 307;
/** After `I don’t have that`, a question about what they like instead, more often than not. */
const askOn = (kinds: readonly LineKind[], seed: number): LineKind[] =>
  kinds.includes('nothing-fits') && choice(seed, ASK_SALT, 3) > 0 ? ['ask'] : [];

function companyKinds(
  recorder: Recorder,
  { settings, seeds }: Priced | Withheld | Missing,
  situation: Situation,
  plan: Plan,
): readonly LineKind[] {
  const { state } = recorder;
  const kinds = company({
    situation,
    acts: situation.acts,
    mode: settings.mode,
    state: state.state ?? settings.machine.initial,
    leads: 'discover',
    minor: false,
    amount: null,
    ambiguousAmount: false,
    offer: state.offer,
    itemId: null,
    text: new Quoted(''),
    wording: { tone: 'plain', language: 'en', cues: [] },
    tastes: [],
    craft: settings.persona.craft,
    hasFacts: false,
    knowsAnswer: false,
    mayAsk: null,
    // Nothing was found to show, so nothing is promised to be shown.
    lastSaid: new Set(['invite']),
    replyOnItsWay: false,
    late: false,
    seed: seeds.seed,
  }).kinds;
  return kinds && kinds.length > 0 ? kinds : plan === 'offer' ? ['ask'] : ['chat'];
}

const situationOf = (recorder: Recorder, acts: ReadonlySet<Act>, turn: PendingTurn, countered: boolean): Situation => ({
  ...standing(recorder.state, acts),
  amountNamed: turn.fanOfferMinor !== null,
  itemInView: turn.itemId !== null,
  countered,
});
