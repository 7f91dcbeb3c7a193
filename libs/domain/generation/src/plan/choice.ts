import type { Askable, HandoffReason, Plan, turnClosedV1, DataOf, Wording } from '@reprise/contracts';
import type { OpenOffer } from '../fan/state.js';
import type { Situation } from '../machine/guards.js';
import type { Mode } from '../persona/creator-settings.js';
import type { Act } from '../reading/act.js';
import type { Quoted } from '../reading/quoted.js';
import type { NamedAmount } from '../reading/amounts.js';
import type { FixedText } from '../words/fixed.js';
import type { LineKind } from '../words/voice-pack.js';

export type CloseReason = DataOf<typeof turnClosedV1>['reason'];

/** What is considered when a turn’s plan is chosen. */
export interface Considered {
  readonly situation: Situation;
  readonly acts: ReadonlySet<Act>;
  readonly mode: Mode;
  /** The state the machine has moved to, and what a turn in it is for. */
  readonly state: string;
  readonly leads: Plan;
  /** The message itself shows an age under 18. */
  readonly minor: boolean;
  /** An amount the fan named, and whether it could have been several. */
  readonly amount: NamedAmount | null;
  readonly ambiguousAmount: boolean;
  readonly offer: OpenOffer | null;
  /** The item the turn is about, when the platform or an earlier message of the turn says so. */
  readonly itemId: string | null;
  /** The fan’s words this turn is about, to be looked for; how they are put is in `wording`. */
  readonly text: Quoted;
  readonly wording: Wording;
  readonly tastes: readonly string[];
  readonly craft: string;
  readonly hasFacts: boolean;
  /** The creator published something that bears on the fan’s question. */
  readonly knowsAnswer: boolean;
  /** A preference that is unknown and may be asked for now. */
  readonly mayAsk: Askable | null;
  /** Kinds of lines of our last reply. */
  readonly lastSaid: ReadonlySet<string>;
  /** The message only acknowledges, and a reply that nothing was asked after is on its way. */
  readonly replyOnItsWay: boolean;
  /** The reply bar has passed already. */
  readonly late: boolean;
  readonly seed: number;
}

/** What a turn is for, and what it takes to answer it. */
export interface PlanChoice {
  readonly plan: Plan;
  /** Why, in words for whoever asks. */
  readonly reason: string;
  /** Waits for the catalog and pricing. */
  readonly needsContent?: boolean;
  readonly itemId?: string | null;
  readonly query?: Quoted;
  readonly declined?: boolean;
  /** What is said at once, when nothing is waited for. */
  readonly kinds?: readonly LineKind[];
  readonly fixed?: FixedText;
  /** The preference that the reply asks for. */
  readonly asks?: Askable;
  /** The open offer goes out again with the reply, at its price. */
  readonly restates?: OpenOffer;
  /** The turn ends without a reply. */
  readonly close?: { readonly reason: CloseReason; readonly detail: string };
  /** A person is wanted: that is recorded before anything is said of it. */
  readonly requests?: HandoffReason;
  /** The fan let the open offer go. */
  readonly dropsOffer?: boolean;
}
