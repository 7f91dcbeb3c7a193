import fc from 'fast-check';
import { antitonic, drawPrice } from './choice.js';

const LADDER = [1100, 1300, 1500];

describe('the draw of a price', () => {
  it('is the same for the same seed, and its propensities add up to 1', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, epsilon) => {
        const { amountMinor, propensities } = drawPrice(LADDER, { seed, epsilon });
        expect(drawPrice(LADDER, { seed, epsilon })).toEqual({ amountMinor, propensities });
        expect(LADDER).toContain(amountMinor);
        expect(propensities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        for (const p of propensities) expect(p).toBeGreaterThanOrEqual(epsilon / LADDER.length);
      }),
      { numRuns: 300 },
    );
  });

  it('follows its propensities over small seeds, where a weak generator would always take one rung', () => {
    const draws = Array.from({ length: 3_000 }, (_, seed) => drawPrice(LADDER, { seed, epsilon: 0.05 }));
    LADDER.forEach((price, rung) => {
      const expected = draws.reduce((sum, { propensities }) => sum + propensities[rung]!, 0) / draws.length;
      const share = draws.filter(({ amountMinor }) => amountMinor === price).length / draws.length;
      expect(Math.abs(share - expected)).toBeLessThan(0.03);
      expect(share).toBeGreaterThan(0.01);
    });
  });

  it('learns: a rung whose price is known to be taken wins over one that is known to be refused', () => {
    const priors = [
      { a: 90, b: 10 },
      { a: 85, b: 15 },
      { a: 2, b: 98 },
    ];
    const { propensities } = drawPrice(LADDER, { seed: 7, epsilon: 0.05, priors });
    expect(propensities[1]).toBeGreaterThan(0.9);
    expect(propensities[2]).toBeCloseTo(0.05 / 3, 10);
  });

  it('has nothing to draw among one rung, and refuses none at all', () => {
    expect(drawPrice([900], { seed: 1, epsilon: 0.3 })).toEqual({ amountMinor: 900, propensities: [1] });
    expect(() => drawPrice([], { seed: 1, epsilon: 0.3 })).toThrow(/at least one/);
  });
});

describe('the antitonic regression', () => {
  it('never rises, keeps the mean, and leaves a falling sequence as it is', () => {
    expect(antitonic([0.9, 0.5, 0.1])).toEqual([0.9, 0.5, 0.1]);
    expect(antitonic([0.2, 0.4])).toEqual([0.30000000000000004, 0.30000000000000004]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
        const fitted = antitonic(values);
        expect(fitted).toHaveLength(values.length);
        for (let i = 1; i < fitted.length; i++) expect(fitted[i]).toBeLessThanOrEqual(fitted[i - 1]!);
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(fitted)).toBeCloseTo(sum(values), 9);
      }),
    );
  });
});
