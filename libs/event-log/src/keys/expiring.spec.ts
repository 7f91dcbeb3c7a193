import { Expiring } from './expiring.js';

describe('what is kept for a while', () => {
  let now = 0;
  const cache = () => new Expiring<string>(100, 3, () => now);

  it('is there until its time is over, and is not kept longer by being read', () => {
    const kept = cache();
    kept.set('a', 'key');
    now += 99;
    expect(kept.get('a')).toBe('key');
    now += 1;
    expect(kept.get('a')).toBeUndefined();
  });

  it('is dropped with the next use of another key, so that nothing secret lies about', () => {
    const kept = cache();
    kept.set('a', 'key');
    now += 100;
    kept.get('b');
    now -= 100;
    expect(kept.get('a')).toBeUndefined();
  });

  it('begins its time anew when it is set again', () => {
    const kept = cache();
    kept.set('a', 'old');
    kept.set('b', 'key');
    now += 60;
    kept.set('a', 'new');
    now += 60;
    expect([kept.get('a'), kept.get('b')]).toEqual(['new', undefined]);
  });

  it('is the latest so many', () => {
    const kept = cache();
    for (const key of ['a', 'b', 'c', 'd']) kept.set(key, key);
    expect(['a', 'b', 'c', 'd'].map((key) => kept.get(key))).toEqual([undefined, 'b', 'c', 'd']);
  });
});
