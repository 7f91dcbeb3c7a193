import { fold, Rows, type Decider } from './index.js';

type Added = { type: 'added'; data: { id: string; n: number } };
const basket: Decider<{ count: number }, { type: 'Add' }, Added> = {
  initial: { count: 0 },
  decide: () => [],
  evolve(state, { data }, rows) {
    rows.put('things', data.id, { n: (rows.get<{ n: number }>('things', data.id)?.n ?? 0) + data.n });
    return { count: state.count + 1 };
  },
};
const added = (id: string, n: number): Added => ({ type: 'added', data: { id, n } });

describe('rows of a facet', () => {
  it('fold from the beginning to the same state as fold from what was loaded', () => {
    const all = new Rows();
    const whole = fold(basket, basket.initial, [added('a', 1), added('b', 2), added('a', 3)], all);
    const part = new Rows(false);
    part.load([{ collection: 'things', id: 'a' }], [{ collection: 'things', id: 'a', value: { n: 1 } }]);
    const next = fold(basket, { count: 2 }, [added('a', 3)], part);
    expect(next).toEqual(whole);
    expect(part.changes()).toEqual([{ collection: 'things', id: 'a', value: { n: 4 } }]);
    expect(all.toJSON()).toEqual({ things: { a: { n: 4 }, b: { n: 2 } } });
  });

  it('refuse to answer for a row nobody loaded, instead of saying there is none', () => {
    const rows = new Rows(false);
    expect(() => rows.get('things', 'a')).toThrow(/not declared/);
    expect(() => rows.all('things')).toThrow(/not declared/);
    rows.load([{ collection: 'things', id: 'a' }], []);
    expect(rows.get('things', 'a')).toBeUndefined();
  });

  it('keep a change made before the stored row arrived', () => {
    const rows = new Rows(false);
    rows.put('things', 'a', { n: 9 });
    rows.load(
      [{ collection: 'things' }],
      [
        { collection: 'things', id: 'a', value: { n: 1 } },
        { collection: 'things', id: 'b', value: { n: 2 } },
      ],
    );
    expect(rows.all('things')).toEqual(
      new Map([
        ['a', { n: 9 }],
        ['b', { n: 2 }],
      ]),
    );
  });

  it('forget a deleted row and say so in the changes', () => {
    const rows = new Rows(false);
    rows.load([{ collection: 'things' }], [{ collection: 'things', id: 'a', value: 1 }]);
    rows.delete('things', 'a');
    expect(rows.get('things', 'a')).toBeUndefined();
    expect(rows.changes()).toEqual([{ collection: 'things', id: 'a', value: null }]);
    expect(rows.toJSON()).toEqual({});
  });
});
