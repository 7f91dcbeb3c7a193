import { careText, truthText } from '../words/fixed.js';
import { bargain } from './bargain.js';
import type { Act } from '../reading/act.js';
import type { LineKind } from '../words/voice-pack.js';
import type { CloseReason, Considered, PlanChoice } from './choice.js';
import { company } from './company.js';

/** A rule of planning: the plan it stands for, or null when it has nothing to say about this turn. */
type PlanRule = (turn: Considered) => PlanChoice | null;

/**
 * What a turn is for. The first rule that answers decides: safety, the truth, a person, complaints and boundaries
 * come before anything that sells; what the fan asks for comes before what we would like to say.
 */
export function choosePlan(turn: Considered): PlanChoice {
  const choice = firstChoice(turn);
  return turn.acts.has('ask-human') && !NO_REQUEST.includes(choice.close?.reason)
    ? { ...choice, requests: 'asks-person' }
    : choice;
}

/** Where nobody is to be asked, or a person writes anyway. */
const NO_REQUEST: readonly (CloseReason | undefined)[] = ['restricted', 'handed-off', 'human-only'];

function firstChoice(turn: Considered): PlanChoice {
  for (const rule of RULES) {
    const choice = rule(turn);
    if (choice) return choice;
  }
  return company(turn);
}

const silent = (reason: NonNullable<PlanChoice['close']>['reason'], detail: string): PlanChoice => ({
  plan: 'silent',
  reason: detail,
  close: { reason, detail },
});

const stopped: PlanRule = ({ situation, minor }) =>
  situation.stopped || minor ? silent('restricted', minor ? 'shows an age under 18' : 'a hard stop holds') : null;

const handedOff: PlanRule = ({ situation }) =>
  situation.personWrites ? silent('handed-off', 'a person has claimed the conversation') : null;

const late: PlanRule = (turn) => (turn.late ? silent('expired', 'the reply bar has passed') : null);

/** Safety is no sales talk: the fixed referral goes out even where only people write. */
const crisis: PlanRule = ({ situation }) =>
  situation.inCrisis ? { plan: 'care', reason: 'speaks of a crisis', fixed: careText(situation.turns) } : null;

const humanOnly: PlanRule = ({ mode }) =>
  mode === 'human-only' ? silent('human-only', 'only people write here') : null;

/** Who asks for a person is told that software answers, too: in English, where the lines for that are. */
const truth: PlanRule = ({ acts, wording, situation }) =>
  acts.has('ask-bot') && !(acts.has('ask-human') && wording.language === 'en')
    ? {
        plan: 'relate',
        reason: 'asks whether software writes here',
        fixed: truthText(wording.language, situation.turns),
      }
    : null;

const person: PlanRule = ({ acts, situation }) =>
  acts.has('ask-human')
    ? {
        plan: 'hand-over',
        reason: situation.personAsked ? 'asks for a person again' : 'asks for a person',
        kinds: [situation.personAsked ? 'hand-over-again' : 'hand-over'],
      }
    : null;

const complaint: PlanRule = ({ acts }) =>
  acts.has('complain')
    ? {
        plan: 'fulfil',
        reason: 'complains: comes before any plan of ours',
        kinds: ['complaint'],
        requests: 'complaint',
      }
    : null;

const rude: PlanRule = ({ situation, lastSaid }) => {
  if (!situation.rude) return null;
  // The boundary was drawn a moment ago: drawing it again would be a quarrel.
  if (lastSaid.has('rude')) return silent('nothing-to-say', 'rude again right after the boundary');
  return { plan: 'boundary', reason: 'is rude', kinds: ['rude'] };
};

const probing: PlanRule = ({ situation }) =>
  situation.probing ? { plan: 'redirect', reason: 'tries to read or give instructions', kinds: ['probing'] } : null;

const offLimits: PlanRule = ({ situation }) =>
  situation.offLimits
    ? { plan: 'boundary', reason: 'asks for what the creator never does', kinds: ['off-limits'] }
    : null;

const hardship: PlanRule = ({ situation }) =>
  situation.hardship
    ? { plan: 'relate', reason: 'is short of money: nothing is pitched', kinds: ['gentle'], dropsOffer: true }
    : null;

const goodbye: PlanRule = ({ acts, lastSaid, situation }) => {
  const wants = situation.amountNamed || acts.has('ask-item') || acts.has('ask-price') || acts.has('accept');
  if (!acts.has('farewell') || wants || acts.has('pay')) return null;
  if (lastSaid.has('bye')) return silent('natural-end', 'said goodbye twice');
  return { plan: 'relate', reason: 'says goodbye: no pitch', kinds: acts.has('thank') ? ['thanks', 'bye'] : ['bye'] };
};

/** `ok` while our reply is on its way needs no other one: that reply still answers. */
const waitsForReply: PlanRule = ({ replyOnItsWay, offer }) =>
  replyOnItsWay && offer === null ? silent('nothing-to-say', 'a reply is on its way') : null;

const paid: PlanRule = ({ acts }) => {
  const asksMore = acts.has('ask-item') || acts.has('ask-price') || acts.has('request-custom') || acts.has('question');
  return acts.has('pay') && !asksMore ? { plan: 'fulfil', reason: 'paid', kinds: ['paid'] } : null;
};

const refuses: PlanRule = ({ acts, situation }) =>
  acts.has('refuse') && !situation.amountNamed
    ? { plan: 'relate', reason: 'does not want it: let it go', kinds: ['let-go'], dropsOffer: true }
    : null;

/** A person was asked for: a direct question is answered, as software's answer; nothing is offered, nothing opened. */
const waitsForPerson: PlanRule = ({ situation, acts, wording, itemId, knowsAnswer }) => {
  if (!situation.personAsked) return null;
  const reply = (...kinds: LineKind[]): PlanChoice => ({ plan: 'hand-over', reason: 'a person was asked for', kinds });
  if (situation.amountNamed || BUYS.some((act) => acts.has(act))) return reply('waits');
  if (acts.has('question'))
    return itemId === null ? reply('software', knowsAnswer ? 'told' : 'unknown') : reply('waits');
  if (acts.has('thank')) return reply('thanks');
  if (wording.tone === 'low') return reply('low');
  if (acts.has('greet') || acts.has('how-are-you')) return reply('software');
  return silent('nothing-to-say', 'a person was asked for: nothing is opened');
};
const BUYS: readonly Act[] = ['ask-item', 'ask-price', 'request-custom', 'accept', 'haggle'];

/** A firm no after `shall I show you something?`. */
const declinesInvitation: PlanRule = ({ acts, lastSaid, offer }) =>
  acts.has('decline') && offer === null && lastSaid.has('invite')
    ? { plan: 'relate', reason: 'declines the invitation', kinds: ['let-go'] }
    : null;

const RULES: readonly PlanRule[] = [
  stopped,
  handedOff,
  late,
  crisis,
  humanOnly,
  truth,
  person,
  complaint,
  rude,
  probing,
  offLimits,
  hardship,
  refuses,
  goodbye,
  waitsForReply,
  paid,
  waitsForPerson,
  declinesInvitation,
  bargain,
];
