import type { TableEvent } from '../../system/audit.js';
import type { Acted, ActedPerson } from './acted.js';
import { mostAllowed } from './caps.js';
import { mustHold } from './must-hold.js';
import type { Act } from './scenario.js';

const KIND = 'self-exclusion';
const acted = (what: Act['what'], fans: readonly [number, number?], from: number, to: number, took = true): Acted => {
  const [one, other = 0] = fans;
  const act = { what, one, other, fan: one, kind: KIND, atMs: from } as unknown as Act;
  return { act, from, to, took };
};
const link = (one: number, other: number, from: number, to: number) => acted('link', [one, other], from, to);
const end = (one: number, other: number, from: number, to: number) => acted('unlink', [one, other], from, to);
const stop = (fan: number, from: number, to: number) => acted('restrict', [fan], from, to);
const lift = (fan: number, from: number, to: number, took = true) => acted('lift', [fan], from, to, took);
const held = (...acts: readonly Acted[]) =>
  mustHold({ person: { creators: ['a', 'b', 'c', 'd'] }, acts } as unknown as ActedPerson, KIND);

describe('the fans that a stop must bind', () => {
  it.each<[string, readonly Acted[], readonly number[]]>([
    [
      'the fan and those linked before, over several links',
      [link(0, 1, 0, 1), link(1, 2, 0, 1), stop(0, 2, 3)],
      [0, 1, 2],
    ],
    ['those linked after', [stop(0, 0, 1), link(0, 1, 2, 3)], [0, 1]],
    ['nobody over a link that ended before', [link(0, 1, 0, 1), end(0, 1, 2, 3), stop(0, 4, 5)], [0]],
    ['nobody for certain over a link that ends meanwhile', [link(0, 1, 0, 1), end(0, 1, 2, 5), stop(0, 3, 4)], [0]],
    ['those beyond a link that ended after', [link(0, 1, 0, 1), stop(0, 2, 3), end(0, 1, 4, 5)], [0, 1]],
    ['not a fan that was freed', [link(0, 1, 0, 1), stop(0, 2, 3), lift(1, 4, 5)], [0]],
    ['the others when it was lifted where it began', [link(0, 1, 0, 1), stop(0, 2, 3), lift(0, 4, 5)], [1]],
    ['a fan that was freed before', [lift(0, 0, 1), stop(0, 2, 3)], [0]],
    [
      'not a fan that was freed of it before it was acknowledged',
      [link(0, 1, 0, 1), stop(0, 2, 6), lift(1, 3, 5)],
      [0],
    ],
    ['nobody when it may have been lifted at once', [stop(0, 0, 5), lift(0, 1, 6)], []],
  ])('are %s', (_, acts, fans) => {
    expect(held(...acts)).toEqual(fans);
  });
});

describe('what a person could spend', () => {
  const event = (tx: number, version: number, type: string, data: object): TableEvent =>
    ({ tx: BigInt(tx), version, type: `pricing.${type}.v1`, data }) as unknown as TableEvent;
  const quoted = (tx: number, quoteId: string) => event(tx, tx, 'price-quoted', { quoteId, amountMinor: 10 });

  it('is what was spent and what is open after each price, and not what was paid without one', () => {
    const paid = event(2, 2, 'sale-recorded', { quoteId: null, amountMinor: 5 });
    expect(mostAllowed([quoted(1, 'a'), paid])).toBe(10);
    expect(mostAllowed([quoted(1, 'a'), paid, quoted(3, 'b')])).toBe(25);
    const cancelled = event(3, 3, 'quote-cancelled', { quoteId: 'a' });
    expect(mostAllowed([quoted(1, 'a'), paid, cancelled, quoted(4, 'b')])).toBe(15);
  });
});
