import { searchTerms, select, type Candidate, type SelectionContext } from '../index.js';
import { candidate } from './candidate.fixture.js';

const NOW = '2026-11-23T10:00:00Z';
const context = (over: Partial<SelectionContext> = {}): SelectionContext => ({
  owns: () => false,
  offered: () => undefined,
  taste: {},
  unwanted: () => false,
  recentKinds: [],
  specific: true,
  budgetMinor: null,
  now: NOW,
  ...over,
});
const ids = (candidates: Candidate[], over: Partial<SelectionContext> = {}) =>
  select(candidates, context(over)).map((scored) => scored.candidate.itemId);

describe('selection', () => {
  it('leaves out what is owned, withdrawn or not for sale', () => {
    const candidates = [
      candidate('owned'),
      candidate('gone', { withdrawn: true }),
      candidate('free', { priceMinor: 0 }),
      candidate('ok'),
    ];
    expect(ids(candidates, { owns: (id) => id === 'owned' })).toEqual(['ok']);
  });

  it('knows no taste for a tag that is called like what every object inherits', () => {
    const tagged = candidate('tagged', { tags: ['constructor', '__proto__'], kind: 'constructor' });
    const [scored] = select([tagged], context());
    const [plain] = select([candidate('tagged', { tags: ['a', 'b'], kind: 'c' })], context());
    expect(scored).toMatchObject({ score: plain!.score, terms: plain!.terms });
  });

  it('prefers what the request names', () => {
    expect(ids([candidate('weak', { text: 1 }), candidate('strong', { text: 4 })])).toEqual(['strong', 'weak']);
  });

  it('does not sell a record that barely mentions what was asked for', () => {
    const passing = candidate('passing', { named: false, coverage: 0.1 });
    expect(ids([passing])).toEqual([]);
    expect(ids([passing], { specific: false })).toEqual(['passing']);
  });

  it('offers the earliest part of a set the fan does not own, in place of a later one', () => {
    const part = (n: number, text: number) => candidate(`part${n}`, { partOf: 'course', sequence: n, text });
    const [first] = select([part(1, 0), part(2, 0), part(3, 5)], context({ owns: (id) => id === 'part1' }));
    expect(first).toMatchObject({ candidate: { itemId: 'part2' }, terms: { order: 3 } });
  });

  it('prefers the taste shown by what the fan owns', () => {
    const candidates = [candidate('a', { tags: ['Charcoal'] }), candidate('b', { tags: ['Ink'] })];
    expect(ids(candidates, { taste: { ink: 0.8 } })[0]).toBe('b');
  });

  it('does not repeat a recent proposal while there is another that fits about as well', () => {
    const offered = (lastAt: string) => ({ offered: (id: string) => (id === 'a' ? { count: 1, lastAt } : undefined) });
    const candidates = [candidate('a', { text: 1 }), candidate('b', { text: 0.8 })];
    expect(ids(candidates, offered('2026-11-22T10:00:00Z'))[0]).toBe('b');
    expect(ids(candidates, offered('2026-08-22T10:00:00Z'))[0]).toBe('a');
  });

  it('prefers a price near what the fan said they would pay, and another kind than the last ones', () => {
    const cheap = candidate('cheap', { priceMinor: 1000, kind: 'video' });
    const dear = candidate('dear', { priceMinor: 9000, kind: 'set' });
    expect(ids([dear, cheap], { budgetMinor: 1100 })[0]).toBe('cheap');
    expect(ids([cheap, dear], { recentKinds: ['video', 'video'] })[0]).toBe('dear');
  });

  it('is the same for the same inputs in any order', () => {
    const candidates = ['c', 'a', 'b'].map((id) => candidate(id));
    expect(ids(candidates)).toEqual(ids([...candidates].reverse()));
  });
});

describe('search terms', () => {
  it.each([
    ['got anything new for me?', ''],
    ['what do you sell', ''],
    ['yes please!', ''],
    ['', ''],
    ['do you have anything with ink landscapes?', 'ink landscapes'],
    ["I'd love the Watercolour course", 'watercolour course'],
    ['ＩＮＫ', 'ink'],
  ])('of "%s" are "%s"', (query, terms) => {
    expect(searchTerms(query)).toBe(terms);
  });

  it('stay few, however long the text', () => {
    expect(searchTerms('ink paper '.repeat(5_000)).split(' ')).toHaveLength(40);
  });
});
