import { targetOf, type Haggle } from './concession.js';

export interface Position extends Haggle {
  /** Rounds answered so far. */
  readonly round: number;
  readonly maxRounds: number;
  /** False once a price was agreed, or where the creator sells at list price only: then nothing is conceded. */
  readonly concede: boolean;
}

export type Answer =
  | { readonly act: 'accept' | 'counter' | 'final'; readonly amountMinor: number; readonly round: number }
  | { readonly act: 'withhold'; readonly reason: 'rounds-exhausted' | 'below-floor' };

/**
 * Answers a fan who offers an amount (or only says no: null). Accepts what reaches this round's target, at the
 * fan's amount but never above our own last price; else names the target; after the last round, holds its peace.
 */
export function answer(position: Position, fanOfferMinor: number | null): Answer {
  const { lastMinor, floorMinor, maxRounds, concede } = position;
  const round = position.round + 1;
  const targetMinor = concede && round <= maxRounds ? targetOf(position, round, maxRounds) : lastMinor;
  if (fanOfferMinor !== null && fanOfferMinor >= targetMinor)
    return { act: 'accept', amountMinor: Math.min(fanOfferMinor, lastMinor), round };
  if (round <= maxRounds) {
    const nothingLeft = round === maxRounds || targetMinor === lastMinor;
    return { act: nothingLeft ? 'final' : 'counter', amountMinor: targetMinor, round };
  }
  const belowFloor = fanOfferMinor !== null && fanOfferMinor < floorMinor;
  return { act: 'withhold', reason: belowFloor ? 'below-floor' : 'rounds-exhausted' };
}
