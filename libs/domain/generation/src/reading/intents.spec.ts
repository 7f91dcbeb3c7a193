import fc from 'fast-check';
import { ACTS } from './act.js';
import { NO_IDEA, weigh } from './intents.js';

describe('hypotheses', () => {
  it('stay a probability vector whatever was read, for ever', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([...ACTS]), { maxLength: 40 }), (turns) => {
        let beliefs = NO_IDEA;
        for (const acts of turns) {
          beliefs = weigh(beliefs, acts);
          const weights = Object.values(beliefs);
          expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
          expect(weights.reduce((sum, weight) => sum + Math.round(weight * 10_000), 0)).toBe(10_000);
        }
      }),
    );
  });
  it('follow what the fan does, and let go of what they wanted yesterday', () => {
    const buying = weigh(weigh(NO_IDEA, ['ask-price']), ['offer-amount']);
    expect(buying.buy).toBeGreaterThan(0.6);
    let chatting = buying;
    for (let i = 0; i < 4; i++) chatting = weigh(chatting, ['small-talk']);
    expect(chatting.company).toBeGreaterThan(chatting.buy);
  });
});
