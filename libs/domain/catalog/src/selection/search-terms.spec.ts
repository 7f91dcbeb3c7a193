import { searchableWords, weighedTerms } from '../index.js';

describe('searchable words', () => {
  it.each([
    ['KX-TG8232B', 'kx tg 8232 b tg8232b kxtg8232b'],
    ['LN46A750', 'ln 46 a 750 ln46a750'],
    ['5B/5T', '5 b 5 t 5b 5t 5b5t'],
    ['3.0', '3 0 30'],
    ['the artist’s Ink', 'the artist ink'],
    ['ＩＮＫ, paper', 'ink paper'],
    ['!?', ''],
  ])('of "%s" are "%s"', (text, words) => {
    expect(searchableWords(text)).toBe(words);
  });
});

describe('weighed terms', () => {
  it('are none when nothing in particular is asked for', () => {
    expect(weighedTerms('got anything new for me?')).toEqual({ words: '', heads: '', weak: '' });
  });

  it('of a sentence count praise little, and what it points at much', () => {
    const terms = weighedTerms('Enjoy the stunning colours of this brush with the Kolinsky hair that you deserve.');
    expect(terms.weak.split(' ')).toEqual(expect.arrayContaining(['enjoy', 'stunning']));
    expect(terms.heads).toBe('brush kolinsky');
  });

  it('of a mere list of words count them all, but those that only ask', () => {
    expect(weighedTerms('new Beautiful Ink')).toEqual({ words: 'new beautiful ink', heads: '', weak: 'new' });
  });

  it('count praise in full when there is nothing else', () => {
    expect(weighedTerms('do you have a beautiful one for me?').weak).not.toContain('beautiful');
  });
});
