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
  const follows = followUp(turn, discover);
  const asks = turn.mayAsk !== null && leavesRoom(turn, follows) ? turn.mayAsk : undefined;
  return {
    plan: discover ? 'discover' : 'relate',
    reason: `company, in ${turn.state}`,
    kinds: [...reaction(turn), ...(asks ? [`ask-${asks}` as const] : follows)],
    ...(asks && { asks }),
  };
}

function reaction({ acts, situation, wording: { tone }, knowsAnswer }: Considered): LineKind[] {
  if (situation.turns === 0) return ['hello'];
  if (situation.quietHours >= LONG_SILENCE_HOURS) return ['back'];
  if (acts.has('how-are-you')) return ['fine'];
  if (acts.has('thank')) return ['thanks'];
  if (tone === 'low') return ['low'];
  if (acts.has('question')) return [knowsAnswer ? 'told' : 'unknown'];
  if (acts.has('greet')) return ['hello-again'];
  if (acts.has('acknowledge') || acts.has('affirm')) return [];
  return [tone === 'glad' ? 'glad' : 'chat'];
}

/** A hello asks by itself; after anything else there is a question as often as a person would ask one. */
function followUp(turn: Considered, discover: boolean): LineKind[] {
  const { acts, situation, seed } = turn;
  const draw = choice(seed, FOLLOW_UP_SALT, 10);
  const silentReaction = acts.has('acknowledge') || acts.has('affirm');
  if (situation.turns === 0 || acts.has('how-are-you') || turn.wording.tone === 'low') return [];
  if (discover) return [mayInvite(turn) && draw < 3 ? 'invite' : 'ask'];
  if (silentReaction) return ['wonder'];
  if (acts.has('thank') || situation.hardship) return [];
  if (acts.has('greet')) return draw < 3 ? ['wonder'] : [];
  if (turn.hasFacts && !turn.knowsAnswer && draw >= 8) return ['fact'];
  return draw < 6 ? ['wonder'] : [];
}

/** States that leave the fan alone, or in which a person is expected. */
const QUIET: ReadonlySet<string> = new Set(['cooling', 'dormant', 'handed-off']);

/** A question about a preference takes the place of one that would be asked anyway: it is never one more. */
const leavesRoom = ({ state, situation }: Considered, follows: readonly LineKind[]): boolean =>
  follows.some((kind) => kind === 'ask' || kind === 'wonder') && !QUIET.has(state) && !situation.noSelling;

const mayInvite = ({ situation, offer, lastSaid }: Considered) =>
  situation.turnsSinceOffer >= 3 && !situation.noSelling && offer === null && !lastSaid.has('invite');
