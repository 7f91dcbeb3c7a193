import { fuseRanks } from './fuse-ranks.js';

const list = (...ids: string[]) => ids.map((id) => ({ id }));
const fused = (...lists: { id: string }[][]) =>
  fuseRanks(
    lists.map((found) => ({ found, weight: 1 })),
    ({ id }) => id,
  ).map(({ id }) => id);

describe('fused ranks', () => {
  it('put first what several rankings agree on, though none has it first', () => {
    expect(fused(list('a', 'b', 'c'), list('d', 'b', 'e'))[0]).toBe('b');
  });

  it('leave one ranking as it is when the other is empty', () => {
    expect(fused(list('a', 'b', 'c'), [])).toEqual(['a', 'b', 'c']);
  });

  it('prefer the first ranking among equals, and have everything once', () => {
    expect(fused(list('a', 'b'), list('b', 'a'), list('c'))).toEqual(['a', 'b', 'c']);
  });

  it('are scored by weight ÷ (10 + rank)', () => {
    const rankings = [
      { found: list('a'), weight: 1 },
      { found: list('b', 'a'), weight: 0.3 },
    ];
    const [first, second] = fuseRanks(rankings, ({ id }) => id);
    expect(first).toEqual({ id: 'a', score: Math.round((1 / 11 + 0.3 / 12) * 1e6) / 1e6 });
    expect(second).toEqual({ id: 'b', score: Math.round((0.3 / 11) * 1e6) / 1e6 });
  });

  it('let a ranking of little weight move what another one has, and not overrule it', () => {
    const ids = fuseRanks(
      [
        { found: list('a', 'b', 'c'), weight: 1 },
        { found: list('z', 'c'), weight: 0.3 },
      ],
      ({ id }) => id,
    ).map(({ id }) => id);
    expect(ids).toEqual(['c', 'a', 'b', 'z']);
  });
});
