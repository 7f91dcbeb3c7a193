import { binaryMetrics, rankMetrics } from './metrics.js';

describe('rank metrics', () => {
  const relevant = new Map([
    ['q1', ['a', 'b']],
    ['q2', ['c']],
    ['q3', []],
  ]);
  const run = new Map([['q1', ['x', 'a', 'b']]]);

  it('leave out queries nobody judged, and count an unanswered one as 0', () => {
    const { queries, recallAt } = rankMetrics(run, relevant);
    expect(queries).toBe(2);
    expect([recallAt(1), recallAt(2), recallAt(3)]).toEqual([0, 0.25, 0.5]);
  });

  it('discount by place, against the best possible order', () => {
    const best = 1 + 1 / Math.log2(3);
    const got = 1 / Math.log2(3) + 1 / Math.log2(4);
    expect(rankMetrics(run, relevant).ndcgAt10).toBeCloseTo(got / best / 2, 10);
  });
});

describe('binary metrics', () => {
  it('flag at a half, and tell false alarms by source', () => {
    const rows = [
      { id: '1', label: true, source: 'attack' },
      { id: '2', label: true, source: 'attack' },
      { id: '3', label: false, source: 'chat' },
      { id: '4', label: false, source: 'other' },
    ];
    const { recall, falseAlarms, flagged } = binaryMetrics(
      new Map([
        ['1', 0.5],
        ['2', 0.49],
        ['3', 1],
      ]),
      rows,
    );
    expect([recall, falseAlarms, flagged((source) => source === 'chat')]).toEqual([0.5, 0.5, 1]);
  });
});
