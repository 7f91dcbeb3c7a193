import fc from 'fast-check';
import { anchorOf, ladderOf, niceStep } from './ladder.js';

describe('the ladder', () => {
  it('names points a person would choose, and the list price', () => {
    expect(ladderOf(1500, { floorMinor: 1050, ceilingMinor: 1500 })).toEqual([1100, 1300, 1500]);
    expect(ladderOf(999, { floorMinor: 700, ceilingMinor: 999 })).toEqual([700, 800, 900, 999]);
    expect(ladderOf(5000, { floorMinor: 3500, ceilingMinor: 5000 })).toEqual([3500, 4000, 4500, 5000]);
    expect(ladderOf(1000, { floorMinor: 800, ceilingMinor: 1400 })).toEqual([800, 900, 1000, 1100, 1200, 1300, 1400]);
  });

  it('has one rung where the bounds leave no choice', () => {
    expect(ladderOf(1500, { floorMinor: 1500, ceilingMinor: 1500 })).toEqual([1500]);
    expect(ladderOf(1, { floorMinor: 1, ceilingMinor: 1 })).toEqual([1]);
  });

  it('stays inside the bounds, rises strictly and holds the anchor, whatever the price', () => {
    const price = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(price, price, price, (list, one, other) => {
        const bounds = { floorMinor: Math.min(one, other), ceilingMinor: Math.max(one, other) };
        const ladder = ladderOf(list, bounds);
        expect(ladder).toContain(anchorOf(list, bounds));
        expect(ladder.length).toBeLessThanOrEqual(60);
        expect(ladder[0]).toBeGreaterThanOrEqual(bounds.floorMinor);
        expect(ladder.at(-1)).toBeLessThanOrEqual(bounds.ceilingMinor);
        for (let i = 1; i < ladder.length; i++) expect(ladder[i]).toBeGreaterThan(ladder[i - 1]!);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a step', () => {
  it('is the largest round number that is not above the size', () => {
    expect([0, 1, 4, 9, 10, 199, 225, 999, 1000].map(niceStep)).toEqual([1, 1, 2, 5, 10, 100, 200, 500, 1000]);
    for (let power = 0; power <= 12; power++) expect(niceStep(10 ** power)).toBe(10 ** power);
  });
});
