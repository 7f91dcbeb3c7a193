import { UsageError } from '../../errors.js';
import { archiveLine, queryOf, type Choice } from './records.js';

const EVERYTHING: Choice = { index: null, queryField: null };
const lineOf = (item: object, choice: Partial<Choice> = {}) =>
  archiveLine(item as Readonly<Record<string, unknown>>, { ...EVERYTHING, ...choice });

describe('an item of a data set', () => {
  it('becomes its title, its long texts, and a label of every short one', () => {
    const long = 'a set of brushes '.repeat(8).trim();
    const item = { id: 7, name: 'Brush set', notes: long, body: 'Short, but a text.', brand: 'Heron', price: '12.50' };
    expect(lineOf(item)).toEqual({
      id: '7',
      title: 'Brush set',
      description: `${long} Short, but a text.`,
      tags: ['Heron'],
      priceMinor: 1,
      currency: 'USD',
    });
  });

  it('is indexed by the fields that were chosen, and never by the one that is the query', () => {
    const item = { id: 'a', title: 'Brush', brand: 'Heron', category: 'Tools', query: 'the answer' };
    expect(lineOf(item, { index: ['title', 'category'] })).toMatchObject({ title: 'Brush', tags: ['Tools'] });
    expect(lineOf(item, { queryField: 'query' })['tags']).toEqual(['Heron', 'Tools']);
    expect(lineOf(item, { queryField: 'title' })['title']).toBe('-');
    expect(lineOf(item, { index: ['title', 'query'], queryField: 'query' })['tags']).toEqual([]);
  });

  it('leaves out what is no text or empty', () => {
    expect(lineOf({ id: 'a', title: ' ', weight: 3, tags: ['x'], brand: null })).toMatchObject({
      title: '-',
      tags: [],
    });
  });

  it('keeps the end of a title that is too long for one, and no more of a text than an archive takes', () => {
    const { title, description } = lineOf({ id: 'a', title: `${'x'.repeat(500)}rest`, body: 'y'.repeat(30_000) });
    expect(title).toBe('x'.repeat(500));
    expect(description).toMatch(/^rest y+$/);
    expect(description).toHaveLength(20_000);
  });
});

describe('a query of a data set', () => {
  it('is the text of its field, under its qid or id', () => {
    expect(queryOf({ qid: 1, id: 2, query: 'brush' }, EVERYTHING)).toEqual({ qid: '1', text: 'brush' });
    expect(queryOf({ id: 2, title: 'Brush' }, { ...EVERYTHING, queryField: 'title' })).toEqual({
      qid: '2',
      text: 'Brush',
    });
  });

  it('that is a record is its title, or else its name', () => {
    expect(queryOf({ qid: 'q', query: { name: 'Brush', price: 1 } }, EVERYTHING).text).toBe('Brush');
    expect(queryOf({ qid: 'q', query: { name: 'Brush', title: 'Brush set' } }, EVERYTHING).text).toBe('Brush set');
  });

  it.each<[string, object]>([
    ['an id', { query: 'brush' }],
    ['a text', { qid: 'q', query: 5 }],
    ['a name', { qid: 'q', query: { price: 1 } }],
  ])('without %s is bad usage', (_, record) => {
    expect(() => queryOf(record as Readonly<Record<string, unknown>>, EVERYTHING)).toThrow(UsageError);
  });
});
