import { themesOf } from '../index.js';

describe('the themes of a text', () => {
  it('are the same for any form of a word', () => {
    for (const text of ['we paint', 'she painted', 'a painting', 'PAINTINGS!', 'the artist’s paints'])
      expect(themesOf(text)).toContain('#art');
    expect(themesOf('two puppies')).toEqual(themesOf('a puppy'));
  });

  it('join what is said in other words', () => {
    const [question, answer] = [themesOf('how is your puppy?'), themesOf('the vet says his paw will heal')];
    expect(question.filter((theme) => answer.includes(theme))).toEqual(['#pets']);
  });

  it('know phrases of several words, and not their parts', () => {
    expect(themesOf('a roller coaster')).toContain('#amusement');
    expect(themesOf('a roller for the wall')).not.toContain('#amusement');
  });

  it.each(['', '   ', '🎨🎨', 'the of and', '\0', '#x'])('are none for %j', (text) => {
    expect(themesOf(text)).toEqual([]);
  });
});
