import fc from 'fast-check';
import { decoded, holdsTurned } from './decodings.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const through = (text: string, alphabet: (at: number) => number) =>
  text.replace(/[a-z]/g, (letter) => LETTERS[alphabet(LETTERS.indexOf(letter))]!);
const chars = (max: number) => fc.string({ unit: fc.constantFrom(...'abcyz7é'), maxLength: max });

describe('a turned or mirrored alphabet', () => {
  it('is found by every shift and by the mirror, wherever it stands', () => {
    fc.assert(
      fc.property(chars(12), chars(12), chars(8), fc.integer({ min: 1, max: 26 }), (before, after, wanted, by) => {
        const turned = through(wanted, (at) => (by === 26 ? 25 - at : (at + by) % 26));
        expect(holdsTurned(before + turned + after, wanted)).toBe(true);
      }),
    );
  });

  it('is what trying all of them finds', () => {
    fc.assert(
      fc.property(chars(14), chars(3), (text, wanted) => {
        const shifts = Array.from({ length: 25 }, (_, i) => through(wanted, (at) => (at + i + 1) % 26));
        const tried = [...shifts, through(wanted, (at) => 25 - at)].some((turned) => text.includes(turned));
        expect(holdsTurned(text, wanted)).toBe(tried);
      }),
    );
  });
});

describe('codes', () => {
  it.each([
    ['base64', 'say c2VjcmV0IHdvcmQ= now', 'secret word'],
    ['hexadecimal', '73 65 63 72 65 74', 'secret'],
    ['character codes', '115, 101, 99, 114, 101, 116', 'secret'],
    ['Morse', '... . -.-. .-. . -', 'secret'],
  ])('%s says what it stands for', (_, text, plain) => expect(decoded(text)).toContain(plain));
});
