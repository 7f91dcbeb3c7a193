import { choice } from '../words/choice.js';
import type { LineKind } from '../words/voice-pack.js';
import type { Considered, PlanChoice } from './choice.js';

/** Weeks of silence after which a fan is welcomed back. */
const LONG_SILENCE_HOURS = 24 * 14;
/** Draws for what follows a reaction; salted, so that they are independent of the choice of lines. */
const FOLLOW_UP_SALT = 101;

/** A turn without anything to sell in it: react, and leave the fan something to answer. */
export function company(turn: Considered): PlanChoice {
  const discover = turn.leads === 'discover';
  return {
    plan: discover ? 'discover' : 'relate',
    reason: `company, in ${turn.state}`,
    kinds: [...reaction(turn), ...followUp(turn, discover)],
  };
}

function reaction({ acts, situation, tone }: Considered): LineKind[] {
  if (situation.turns === 0) return ['hello'];
  if (situation.quietHours >= LONG_SILENCE_HOURS) return ['back'];
  if (acts.has('how-are-you')) return ['fine'];
  if (acts.has('thank')) return ['thanks'];
  if (tone === 'low') return ['low'];
  if (acts.has('question')) return ['unknown'];
  if (acts.has('greet')) return ['hello-again'];
  if (acts.has('acknowledge') || acts.has('affirm')) return [];
  return [tone === 'glad' ? 'glad' : 'chat'];
}

/** A hello asks by itself; after anything else there is a question as often as a person would ask one. */
function followUp(turn: Considered, discover: boolean): LineKind[] {
  const { acts, situation, seed } = turn;
  const draw = choice(seed, FOLLOW_UP_SALT, 10);
  const silentReaction = acts.has('acknowledge') || acts.has('affirm');
  if (situation.turns === 0 || acts.has('how-are-you') || turn.tone === 'low') return [];
  if (discover) return [mayInvite(turn) && draw < 3 ? 'invite' : 'ask'];
  if (silentReaction) return ['wonder'];
  if (acts.has('thank') || situation.hardship) return [];
  if (acts.has('greet')) return draw < 3 ? ['wonder'] : [];
  if (turn.hasFacts && draw >= 8) return ['fact'];
  return draw < 6 ? ['wonder'] : [];
}

const mayInvite = ({ situation, offer, lastSaid }: Considered) =>
  situation.turnsSinceOffer >= 3 && !situation.noSelling && offer === null && !lastSaid.has('invite');
