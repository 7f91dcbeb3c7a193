import { waysFrom, type PersonLink } from './ways.js';

const both = (one: string, other: string): PersonLink[] =>
  [
    [one, other],
    [other, one],
  ].map(([from, to]) => ({
    from: from!,
    to: to!,
    link: { creator: `creator of ${to}`, evidence: 'fan', since: `${from} ${to}` },
  }));
const way = (fan: string, links: readonly PersonLink[]) => waysFrom(fan, links).map(({ from, to }) => `${from}>${to}`);

describe('the ways to the fans of a person', () => {
  it('go over every link in any number of steps, to each fan once', () => {
    const circle = [...both('a', 'b'), ...both('b', 'c'), ...both('c', 'd'), ...both('d', 'a'), ...both('x', 'y')];
    expect(way('a', circle)).toEqual(['a>b', 'a>d', 'b>c']);
    expect(way('c', circle)).toEqual(['c>b', 'c>d', 'b>a']);
  });

  it('are none from a fan without links', () => {
    expect(way('a', [])).toEqual([]);
    expect(way('a', both('b', 'c'))).toEqual([]);
  });
});
