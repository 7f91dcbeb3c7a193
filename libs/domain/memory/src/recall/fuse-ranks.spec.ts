import { fuseRanks } from './fuse-ranks.js';

const list = (...ids: string[]) => ids.map((id) => ({ id }));
const fused = (...lists: { id: string }[][]) => fuseRanks(lists, ({ id }) => id).map(({ id }) => id);

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

  it('are scored by 1 ÷ (60 + rank)', () => {
    const [first] = fuseRanks([list('a'), list('b', 'a')], ({ id }) => id);
    expect(first).toEqual({ id: 'a', score: Math.round((1 / 61 + 1 / 62) * 1e6) / 1e6 });
  });
});
