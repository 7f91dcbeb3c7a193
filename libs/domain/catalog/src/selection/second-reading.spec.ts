import { secondReading, type Candidate } from '../index.js';
import { candidate } from './candidate.fixture.js';

const found = (itemId: string, title: string, over: Partial<Candidate> = {}) => candidate(itemId, { title, ...over });
const order = (query: string, ...candidates: Candidate[]) =>
  secondReading(query, candidates).map(({ itemId }) => itemId);

describe('the second reading', () => {
  it('finds a word written in one piece or in two, and one that was cut short', () => {
    expect(order('web radio recorder', found('a', 'mp3 recorder'), found('b', 'webradio recorder'))[0]).toBe('b');
    expect(order('immersion deluxe', found('a', 'deluxe trip'), found('b', 'immers deluxe'))[0]).toBe('b');
  });

  it('prefers what begins with the words asked for', () => {
    const passing = found('a', 'Studio', { description: 'Pens, paper, brushes, a wooden table and some charcoal.' });
    const about = found('b', 'Studio', { description: 'Charcoal, pens, paper, brushes and a wooden table.' });
    expect(order('charcoal', passing, about)[0]).toBe('b');
  });

  it.each([
    ['watercolour lesson 3', 'Watercolour lesson 4', 'Watercolour lesson 3'],
    ['two bedroom flat', 'flat, 3 br', 'flat, 2 br'],
    ['brushes, 5 pack', 'brushes 12 pieces, pack 7', 'brushes 5 pcs, pack 7'],
  ])('of "%s" lets "%s" come after "%s"', (query, other, same) => {
    expect(order(query, found('a', other), found('b', same))).toEqual(['b', 'a']);
  });

  it('leaves the order of what reads alike', () => {
    expect(order('ink landscape', found('a', 'Ink'), found('b', 'Ink', { text: 1.1 }))).toEqual(['b', 'a']);
  });

  it('leaves at 0, and last, what was not found by its text', () => {
    const last = secondReading('ink', [found('a', 'Ink', { text: 0 }), found('b', 'Ink paper')]).at(-1);
    expect(last).toMatchObject({ itemId: 'a', text: 0 });
    expect(secondReading('', [])).toEqual([]);
  });

  it('is the same in whatever order the records come, and in any script', () => {
    const records = ['Тушь и бумага', '墨の風景', 'Ink'].map((title, n) => found(`i${n}`, title));
    for (const query of ['бумага', '墨の風景', 'ink', '!?'])
      expect(secondReading(query, records)).toEqual(secondReading(query, [...records].reverse()));
  });
});
