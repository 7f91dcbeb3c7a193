import { flagged, type Persona, type RestrictionKind, type Screens } from '@reprise/contracts';
import { mentions } from '../gates/gate.js';
import type { Situation } from '../machine/guards.js';
import type { Act } from '../reading/act.js';
import { foldText } from '../reading/fold-text.js';
import type { GenerationState } from './state.js';

const HARD_STOPS: readonly RestrictionKind[] = ['age', 'opt-out', 'self-exclusion'];
const MONEY_STOPS: readonly RestrictionKind[] = ['spend', 'dispute'];
const HOUR_MS = 3_600_000;

export const isHardStop = (kind: RestrictionKind): boolean => HARD_STOPS.includes(kind);

/** What the state alone says: for triggers no message comes with. */
export function standing(state: GenerationState, acts: ReadonlySet<Act> = new Set()): Situation {
  const { handoffs = [] } = state;
  const personWrites = handoffs.some(({ claimedBy }) => claimedBy !== null);
  const personAsked = personWrites || handoffs.some(({ reason }) => reason === 'asks-person');
  return {
    acts,
    personAsked,
    personWrites,
    stopped: state.restrictions.some(isHardStop),
    inCrisis: state.restrictions.includes('crisis'),
    noSelling: personAsked || state.restrictions.some((kind) => MONEY_STOPS.includes(kind)),
    hardship: false,
    rude: false,
    probing: false,
    offLimits: false,
    openOffer: state.offer !== null,
    itemInView: false,
    amountNamed: false,
    countered: false,
    turns: state.turns,
    turnsSinceOffer: state.turnsSinceOffer,
    hasBought: false,
    knowsTaste: false,
    quietHours: 0,
  };
}

/** Signals of a message, from its screens and from the creator’s limits. */
export function signals(text: string, screens: Screens, acts: ReadonlySet<Act>, persona: Persona) {
  const folded = foldText(text);
  return {
    hardship: flagged(screens, 'hardship') || acts.has('plead-hardship'),
    rude: flagged(screens, 'rudeness'),
    probing: flagged(screens, 'injection') || flagged(screens, 'prompt-extraction'),
    offLimits: persona.limits.some((limit) => mentions(folded, limit)),
    crisisShown: flagged(screens, 'crisis'),
    minor: flagged(screens, 'age'),
  };
}

/** Whole hours between two moments; 0 when the first is unknown or later. */
export const hoursBetween = (earlier: string | null, later: string): number =>
  earlier === null ? 0 : Math.max(0, Math.floor((Date.parse(later) - Date.parse(earlier)) / HOUR_MS));
