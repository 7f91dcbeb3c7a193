import { extractFacts, worthAsking } from '../index.js';

const after = (...texts: string[]) => worthAsking(texts.flatMap(extractFacts));

describe('the preference worth asking for', () => {
  it('is the one that matters most among those nobody knows', () => {
    expect(after()).toBe('style');
    expect(after('I love ink landscapes')).toBe('format');
    expect(after('I love ink landscapes', 'I prefer short videos')).toBe('level');
    expect(after('I love ink landscapes', 'I prefer short videos', "I'm a beginner")).toBe('schedule');
  });

  it('is none once all are known', () => {
    expect(after('I love ink', 'I prefer prints', "I'm a beginner", 'I work nights')).toBeNull();
  });

  it('stays open when something else was said: a dislike is no style, a birthday no schedule', () => {
    expect(after("I don't like jazz", 'my birthday is on 3 May')).toBe('style');
  });

  it('is open again once the fact does not hold any more', () => {
    expect(worthAsking([])).toBe('style');
  });
});
