import { hash32 } from './hash32.js';

describe('the hash of a name', () => {
  // The published values of 32-bit FNV-1a.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of "%s" is the published one', (text, expected) => expect(hash32(text) >>> 0).toBe(expected));
  it('of a part is that of the part alone', () => expect(hash32('a foobar b', 2, 8)).toBe(hash32('foobar')));
});
