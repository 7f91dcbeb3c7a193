import { DomainError, type Decider } from '@reprise/event-sourcing';
import { given } from './given.js';

type Bought = { type: 'bought'; data: { item: string } };
type Buy = { type: 'Buy'; item: string };

const shelf = (rows?: (command: Buy) => { collection: string; id: string }[]): Decider<number, Buy, Bought> => ({
  initial: 0,
  decide({ item }, _state, owned) {
    if (item === '') throw new DomainError('item/unnamed');
    return owned.get('owned', item) ? [] : [{ type: 'bought', data: { item } }];
  },
  evolve(count, { data }, owned) {
    owned.put('owned', data.item, true);
    return count + 1;
  },
  ...(rows ? { rows } : {}),
});
const declared = shelf(({ item }) => [{ collection: 'owned', id: item }]);
const bought = (item: string): Bought => ({ type: 'bought', data: { item } });
const buy = (item: string): Buy => ({ type: 'Buy', item });

describe('given, when, then', () => {
  it('states which events follow from a command', () => {
    given(declared, [bought('a')])
      .when(buy('b'))
      .then([bought('b')]);
    given(declared, [bought('a')])
      .when(buy('a'))
      .thenNothing();
  });

  it('fails when other events follow', () => {
    expect(() => given(declared).when(buy('a')).then([])).toThrow();
    expect(() =>
      given(declared)
        .when(buy('a'))
        .then([bought('b')]),
    ).toThrow();
    expect(() => given(declared).when(buy('a')).thenNothing()).toThrow();
  });

  it('states the code of a refusal, and is not content with another one or none', () => {
    given(declared).when(buy('')).thenThrows('item/unnamed');
    expect(() => given(declared).when(buy('')).thenThrows('item/unknown')).toThrow();
    expect(() => given(declared).when(buy('a')).thenThrows('item/unnamed')).toThrow();
  });

  it('shows a command only the rows it declares, as production does', () => {
    expect(() => given(shelf()).when(buy('a')).events()).toThrow(/not declared/);
  });

  it('shows the state and the rows after the command', () => {
    expect(
      given(declared, [bought('a')])
        .when(buy('b'))
        .state(),
    ).toEqual({
      state: 2,
      rows: { owned: { a: true, b: true } },
    });
  });
});
