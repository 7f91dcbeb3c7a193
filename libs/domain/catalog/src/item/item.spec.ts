import { SAMPLE_ITEM, type Item } from '@reprise/contracts';
import { fold, Rows } from '@reprise/event-sourcing';
import { item, type ItemCommand, type ItemState } from '../index.js';

const NOW = '2026-11-23T10:00:00Z';
const rows = new Rows();
const put = (over: Partial<Item> = {}, missing: string[] = []): ItemCommand => ({
  type: 'PutItem',
  item: { ...SAMPLE_ITEM, ...over },
  missing,
  now: NOW,
});
const withdraw: ItemCommand = { type: 'WithdrawItem', itemId: 'i1', reason: 'retired', now: NOW };
const check = (...missing: string[]): ItemCommand => ({ type: 'CheckConsents', itemId: 'i1', missing, now: NOW });
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
    expect(types(state, { type: 'PutItem', item: same, missing: [], now: NOW })).toEqual([]);
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

  it('is suspended while the consent of somebody in it is missing, from its first record on', () => {
    expect(types(item.initial, put({ consents: ['p1'] }, ['p1']))).toEqual([
      'catalog.item-added.v1',
      'catalog.item-suspended.v1',
    ]);
    const suspended = after(put({ consents: ['p1', 'p2'] }), check('p1'));
    expect(suspended.suspended).toBe(true);
    expect(types(suspended, check('p2'))).toEqual([]);
    expect(types(suspended, check())).toEqual(['catalog.item-resumed.v1']);
    expect(after(put(), check('p1'), check()).suspended).toBe(false);
    expect(types(item.initial, check('p1'))).toEqual([]);
  });

  it('that nobody is missing from any more, because its record changed, is resumed with that record', () => {
    const suspended = after(put({ consents: ['p1'] }, ['p1']));
    expect(types(suspended, put({ consents: ['p1'] }, ['p1']))).toEqual([]);
    expect(types(suspended, put({ consents: [] }))).toEqual(['catalog.item-changed.v1', 'catalog.item-resumed.v1']);
  });
});
