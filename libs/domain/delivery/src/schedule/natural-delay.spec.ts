import fc from 'fast-check';
import { LONGEST_MS, naturalDelay, pauseOf, seedOfTurn, SHORTEST_MS } from './natural-delay.js';

describe('natural delay', () => {
  it('is the same for the same turn, and another for another', () => {
    const delay = naturalDelay(seedOfTurn('turn-1'), 20, 60);
    expect(naturalDelay(seedOfTurn('turn-1'), 20, 60)).toEqual(delay);
    expect(naturalDelay(seedOfTurn('turn-2'), 20, 60)).not.toEqual(delay);
  });

  it('reads what came in and types what goes out, three characters a second', () => {
    expect(naturalDelay(1, 40, 30)).toMatchObject({ readingMs: 2_000, typingMs: 10_000 });
  });

  it('thinks around three seconds, over the turns, never the same', () => {
    const thoughts = Array.from({ length: 2_000 }, (_, i) => naturalDelay(seedOfTurn(`turn-${i}`), 0, 0).thinkingMs);
    const median = thoughts.toSorted((a, b) => a - b)[1_000]!;
    expect(median).toBeGreaterThan(2_800);
    expect(median).toBeLessThan(3_200);
    expect(new Set(thoughts).size).toBeGreaterThan(1_500);
  });

  it('never pauses shorter than four or longer than seventy-five seconds at natural pace', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(20_000), fc.nat(8_000), (seed, charsIn, charsOut) => {
        const pause = pauseOf(naturalDelay(seed, charsIn, charsOut), 1);
        expect(pause).toBeGreaterThanOrEqual(SHORTEST_MS);
        expect(pause).toBeLessThanOrEqual(LONGEST_MS);
      }),
    );
  });

  it('is divided by the pace, and pace 0 knows no pause', () => {
    const delay = naturalDelay(7, 20, 60);
    expect(pauseOf(delay, 10)).toBeCloseTo(pauseOf(delay, 1) / 10);
    expect(pauseOf(delay, 0)).toBe(0);
  });
});
