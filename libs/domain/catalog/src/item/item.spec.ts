import { SAMPLE_ITEM, type Item } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import { item, type ItemCommand, type ItemState } from '../index.js';

const NOW = '2026-11-23T10:00:00Z';
const rows = new Rows();
const put = (over: Partial<Item> = {}): ItemCommand => ({
  type: 'PutItem',
  item: { ...SAMPLE_ITEM, ...over },
  now: NOW,
});
const withdraw: ItemCommand = { type: 'WithdrawItem', itemId: 'i1', reason: 'retired', now: NOW };
const types = (state: ItemState, command: ItemCommand) => item.decide(command, state, rows).map(({ type }) => type);
const after = (...commands: ItemCommand[]) =>
  commands.reduce((state, command) => fold(item, state, item.decide(command, state, rows), rows), item.initial);

describe('an item', () => {
  it('is added once', () => {
    expect(types(item.initial, put())).toEqual(['catalog.item-added.v1']);
  });

  it('is not changed by an upload that says the same, in whatever order', () => {
    const state = after(put({ extra: { a: 1, b: [{ c: 2, d: 3 }] } }));
    const { extra: _, ...rest } = SAMPLE_ITEM;
    const same = { extra: { b: [{ d: 3, c: 2 }], a: 1 }, ...rest };
    expect(types(state, { type: 'PutItem', item: same, now: NOW })).toEqual([]);
  });

  it.each<Partial<Item>>([
    { priceMinor: 1700 },
    { tags: [] },
    { tags: ['ink', 'new'] },
    { extra: { a: null } },
    { kind: null },
  ])('is changed by an upload that differs: %j', (over) => {
    expect(types(after(put()), put(over))).toEqual(['catalog.item-changed.v1']);
  });

  it('is withdrawn once, and only when it exists', () => {
    expect(types(after(put()), withdraw)).toEqual(['catalog.item-withdrawn.v1']);
    expect(types(after(put(), withdraw), withdraw)).toEqual([]);
    expect(() => types(item.initial, withdraw)).toThrow('there is no item i1');
  });

  it('stays withdrawn when its record is uploaded again', () => {
    expect(after(put(), withdraw, put({ title: 'New title' }))).toMatchObject({
      withdrawn: true,
      item: { title: 'New title' },
    });
  });
});
