import { visible, visibleLines } from './visible.js';

describe('what is printed', () => {
  it.each([
    ['a title of the window', 'a\u001b]0;owned\u0007b', 'a\\u001b]0;owned\\u0007b'],
    ['C1 controls', '\u009b31m\u0085', '\\u009b31m\\u0085'],
    ['carriage returns, tabs and line feeds', 'a\rb\tc\nd', 'a\\u000db\\u0009c\\u000ad'],
    ['bidi controls and marks', '\u202egnp\u2066\u200f\u061c', '\\u202egnp\\u2066\\u200f\\u061c'],
    ['separators of Unicode', '\u2028\u2029', '\\u2028\\u2029'],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['DEL and NUL', '\u007f\0', '\\u007f\\u0000'],
  ])('shows %s instead of obeying it', (_, text, shown) => expect(visible(text)).toBe(shown));

  it('leaves everything else as it is', () => {
    const text = 'Zoë · 世界 · 👩‍👩‍👧 · \u05d0 – “x”';
    expect(visible(text)).toBe(text);
  });

  it('is JSON that still says what it said', () => {
    const value = { text: 'a\u001b[2J\u009b\u202e\u007f\nb' };
    const shown = visibleLines(JSON.stringify(value, null, 2));
    expect(JSON.parse(shown)).toEqual(value);
    expect(shown).toMatch(/^[\n\x20-\x7e]+$/);
  });
});
