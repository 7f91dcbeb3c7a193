import { claimFrom } from './claim.js';

const description =
  'Call me for details. Cash only! The set costs $20 in the shop. Twelve ink landscapes on rough paper. Printable files, 300 dpi. Last chance to get it. See https://example.org.';

describe('a claim', () => {
  it('is the sentence of the description that bears on the question, word for word', () => {
    expect(claimFrom(description, 'Ink set', 'are the files printable?')).toEqual({
      text: 'Printable files, 300 dpi.',
      answers: true,
    });
    expect(claimFrom(description, 'Ink set', 'what paper is it')?.text).toBe('Twelve ink landscapes on rough paper.');
  });
  it('says when it answers nothing', () => {
    expect(claimFrom(description, 'Ink set', 'does it float?')?.answers).toBe(false);
  });
  it('is none when the description only talks of money, terms, hurry or links', () => {
    expect(
      claimFrom('Only $20. Cash only! Last chance to get it. Call me. www.example.org', 'Set', 'is it nice?'),
    ).toBeNull();
  });
  it('takes its time from nobody: a long description is read in bounded time', () => {
    expect(claimFrom('word '.repeat(20_000), 'Set', 'word')).toBeNull();
  });
});
