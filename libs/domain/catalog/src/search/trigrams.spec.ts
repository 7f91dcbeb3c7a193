import { similarity, trigramsOf } from './trigrams.js';

describe('likeness of the spelling', () => {
  // The values are those of `similarity(…)` of PostgreSQL 18.
  it.each([
    ['kettlebell', 'kettlebel', 0.75],
    ['ink landscape', 'landscape, in ink', 0.93],
    ['Word', 'two words', 0.36],
    ['a', 'b', 0],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(similarity(trigramsOf(a), trigramsOf(b))).toBeCloseTo(expected, 2);
  });
  it('of nothing is nothing', () => expect(similarity(trigramsOf(''), trigramsOf('!'))).toBe(0));
});
