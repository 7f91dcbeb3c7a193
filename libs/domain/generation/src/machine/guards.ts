import type { Act } from '../reading/act.js';

/** Everything a guard may look at: plain facts, collected before the step. */
export interface Situation {
  readonly acts: ReadonlySet<Act>;
  /** A hard stop holds: age, opt-out or self-exclusion. */
  readonly stopped: boolean;
  readonly inCrisis: boolean;
  /** A restriction on money holds, spend or dispute, or a person was asked for. */
  readonly noSelling: boolean;
  /** A person was asked for, or writes here. */
  readonly personAsked: boolean;
  /** A person has claimed the conversation. */
  readonly personWrites: boolean;
  readonly hardship: boolean;
  readonly rude: boolean;
  /** The message tries to get at the instructions or to give some. */
  readonly probing: boolean;
  /** The message asks for what the creator never does. */
  readonly offLimits: boolean;
  readonly openOffer: boolean;
  /** The platform says which item the fan is looking at. */
  readonly itemInView: boolean;
  /** The fan named an amount that reads one way only. */
  readonly amountNamed: boolean;
  /** The quote answers an amount or a refusal of the fan. */
  readonly countered: boolean;
  /** Turns of this fan before this one. */
  readonly turns: number;
  /** Turns since something was offered; the number of turns when nothing was. */
  readonly turnsSinceOffer: number;
  readonly hasBought: boolean;
  readonly knowsTaste: boolean;
  /** Whole hours since the fan's last message; 0 at the first one. */
  readonly quietHours: number;
}

const wants = ({ acts, amountNamed }: Situation) =>
  amountNamed || acts.has('ask-item') || acts.has('ask-price') || acts.has('request-custom');

const HOURS_OF_WEEKS = 24 * 14;

/** The guards a rule may name. A leading `!` in a rule negates. */
export const GUARDS = {
  'asks-item': ({ acts }) => acts.has('ask-item'),
  'asks-price': ({ acts }) => acts.has('ask-price'),
  'asks-custom': ({ acts }) => acts.has('request-custom'),
  'asks-question': ({ acts }) => acts.has('question'),
  'asks-bot': ({ acts }) => acts.has('ask-bot'),
  'asks-person': ({ acts }) => acts.has('ask-human'),
  'person-asked': ({ personAsked }) => personAsked,
  'names-amount': ({ amountNamed }) => amountNamed,
  wants,
  accepts: ({ acts }) => acts.has('accept'),
  declines: ({ acts }) => acts.has('decline'),
  refuses: ({ acts }) => acts.has('refuse'),
  haggles: ({ acts }) => acts.has('haggle'),
  thanks: ({ acts }) => acts.has('thank'),
  greets: ({ acts }) => acts.has('greet'),
  'says-goodbye': ({ acts }) => acts.has('farewell'),
  complains: ({ acts }) => acts.has('complain'),
  stopped: ({ stopped }) => stopped,
  'in-crisis': ({ inCrisis }) => inCrisis,
  'no-selling': ({ noSelling }) => noSelling,
  hardship: ({ hardship }) => hardship,
  rude: ({ rude }) => rude,
  probing: ({ probing }) => probing,
  'off-limits': ({ offLimits }) => offLimits,
  'open-offer': ({ openOffer }) => openOffer,
  'item-in-view': ({ itemInView }) => itemInView,
  countered: ({ countered }) => countered,
  'first-turn': ({ turns }) => turns === 0,
  met: ({ turns }) => turns >= 2,
  'well-met': ({ turns }) => turns >= 5,
  'offer-due': ({ turnsSinceOffer }) => turnsSinceOffer >= 3,
  'offer-overdue': ({ turnsSinceOffer }) => turnsSinceOffer >= 6,
  'has-bought': ({ hasBought }) => hasBought,
  'knows-taste': ({ knowsTaste }) => knowsTaste,
  'quiet-day': ({ quietHours }) => quietHours >= 24,
  'quiet-weeks': ({ quietHours }) => quietHours >= HOURS_OF_WEEKS,
} as const satisfies Record<string, (situation: Situation) => boolean>;

export type GuardName = keyof typeof GUARDS;

export const isGuard = (name: string): name is GuardName => Object.hasOwn(GUARDS, name);

/** Whether a rule's condition holds. A guard nobody knows never holds, negated or not: a bad table cannot act. */
export function holds(condition: string, situation: Situation): boolean {
  const negated = condition.startsWith('!');
  const name = negated ? condition.slice(1) : condition;
  return isGuard(name) && GUARDS[name](situation) !== negated;
}
