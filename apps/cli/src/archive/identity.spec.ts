import { LineIdentity } from './identity.js';

describe('the identity of a line', () => {
  it('is its ref, or its content and its place among equal lines, whatever the order of fields', () => {
    const identity = new LineIdentity();
    expect(identity.of({ ref: 'r1', text: 'x' })).toBe('r1');
    const first = identity.of({ text: 'hi', fan: 'f' });
    const second = identity.of({ fan: 'f', text: 'hi' });
    expect(second).not.toBe(first);
    expect(first.split('/')[0]).toBe(second.split('/')[0]);
    const again = new LineIdentity();
    expect([again.of({ fan: 'f', text: 'hi' }), again.of({ text: 'hi', fan: 'f' })]).toEqual([first, second]);
  });

  it('is there for texts and keys that hold half a surrogate pair', () => {
    const identity = new LineIdentity();
    const odd = [{ text: 'cut \ud83d' }, { text: 'cut \ud83e' }, { '\udc00': [{ a: '\ud800' }] }];
    expect(new Set(odd.map((record) => identity.of(record)))).toHaveProperty('size', 3);
  });
});
