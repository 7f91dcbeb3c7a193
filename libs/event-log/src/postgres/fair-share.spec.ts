import { fairShare, planFor, type Member } from './fair-share.js';

const members = (...names: string[]): Member[] => names.map((member) => ({ member, topics: ['events'] }));
const partitions = new Map([['events', 16]]);
const held = (...numbers: number[]) => numbers.map((partition) => ({ topic: 'events', partition }));

describe('the fair share of partitions', () => {
  it.each([1, 2, 3, 5, 7, 16, 20])('of %i members adds up to all partitions and differs by one at most', (count) => {
    const all = members(...Array.from({ length: count }, (_, i) => `m${i}`));
    const shares = all.map(({ member }) => fairShare(member, 'events', 16, all));
    expect(shares.reduce((a, b) => a + b)).toBe(16);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  });

  it('leaves out who does not subscribe to the topic', () => {
    const all = [...members('a'), { member: 'b', topics: ['other'] }];
    expect(fairShare('a', 'events', 16, all)).toBe(16);
    expect(fairShare('b', 'events', 16, all)).toBe(0);
  });

  it('keeps what is held as far as the share allows', () => {
    const plan = planFor('a', held(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), partitions, members('a', 'b'));
    expect(plan.surplus).toEqual(held(8, 9));
    expect(plan.wanted).toEqual([]);
  });

  it('claims only partitions that are not held already', () => {
    const plan = planFor('b', held(3), partitions, members('a', 'b', 'c'));
    expect(plan.surplus).toEqual([]);
    expect(plan.wanted).toEqual([{ topic: 'events', count: 4, candidates: expect.not.arrayContaining([3]) }]);
  });
});
