import { answer, type Position } from './counter.js';
import { targetOf } from './concession.js';

const opening: Position = {
  askMinor: 1500,
  lastMinor: 1500,
  floorMinor: 1050,
  round: 0,
  maxRounds: 4,
  concede: true,
};

/** Plays a fan who only ever says this; returns our answers. */
function haggle(fanOfferMinor: number | null, rounds: number, position = opening) {
  const answers = [];
  for (let i = 0; i < rounds; i++) {
    const reply = answer(position, fanOfferMinor);
    answers.push(reply.act === 'withhold' ? reply.reason : `${reply.act} ${reply.amountMinor}`);
    if (reply.act !== 'withhold') position = { ...position, round: reply.round, lastMinor: reply.amountMinor };
  }
  return answers;
}

describe('a negotiation', () => {
  it('gives little at first and the most at last, in at most as many rounds as the policy has', () => {
    expect(haggle(500, 5)).toEqual(['counter 1450', 'counter 1400', 'counter 1250', 'final 1100', 'below-floor']);
    expect(haggle(null, 5)).toEqual(['counter 1450', 'counter 1400', 'counter 1250', 'final 1100', 'rounds-exhausted']);
  });

  it('accepts what reaches the target of the round, at the amount the fan named', () => {
    expect(haggle(1460, 1)).toEqual(['accept 1460']);
    expect(haggle(1300, 3)).toEqual(['counter 1450', 'counter 1400', 'accept 1300']);
  });

  it('accepts an offer above the ask at the ask', () => {
    expect(haggle(9_000, 1)).toEqual(['accept 1500']);
  });

  it('keeps its last price open to the fan after the last round, and says no more than that', () => {
    const exhausted = { ...opening, round: 4, lastMinor: 1100 };
    expect(haggle(1100, 1, exhausted)).toEqual(['accept 1100']);
    expect(haggle(1060, 1, exhausted)).toEqual(['rounds-exhausted']);
    expect(haggle(1000, 1, exhausted)).toEqual(['below-floor']);
  });

  it('concedes nothing where the price stands', () => {
    expect(haggle(1200, 2, { ...opening, concede: false })).toEqual(['final 1500', 'final 1500']);
    expect(haggle(1200, 1, { ...opening, maxRounds: 0 })).toEqual(['rounds-exhausted']);
  });

  it('never names the floor itself while there is room above it', () => {
    expect(targetOf({ askMinor: 2000, lastMinor: 2000, floorMinor: 1400 }, 4, 4)).toBe(1450);
    expect(targetOf({ askMinor: 1400, lastMinor: 1400, floorMinor: 1400 }, 4, 4)).toBe(1400);
  });
});
