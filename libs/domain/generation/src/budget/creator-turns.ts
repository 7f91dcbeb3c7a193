import { HOUR } from './budget.js';
import { count, roomAt, total, type Counted } from './window.js';

/** Turns that fans of one creator began in the last hour, as one process knows them. */
export type CreatorTurns = Counted;

export const countTurn = (turns: CreatorTurns, at: string): CreatorTurns => count(HOUR, turns, at, 1);

/** When one more turn is within `most` again; null when it is now. */
export const fullUntil = (turns: CreatorTurns, most: number, at: string): string | null =>
  total(HOUR, turns, at) + 1 <= most ? null : roomAt(HOUR, turns, at, 1, most);
