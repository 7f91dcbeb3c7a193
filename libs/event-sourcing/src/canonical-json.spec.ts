import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, facetDigest, sameJson } from './canonical-json.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('canonical JSON', () => {
  it('is that of RFC 8785 for everything that has one', () =>
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(value)).toBe(canonicalize(value)))));

  it('writes what RFC 8785 refuses as JSON does, keys in the same order', () => {
    expect(canonicalJson({ tier: 'gold \ud83d', 'k\udc00': 1 })).toBe('{"k\\udc00":1,"tier":"gold \\ud83d"}');
    expect(canonicalJson({ b: [Number.POSITIVE_INFINITY, Number.NaN, undefined], a: '\ud83d' })).toBe(
      '{"a":"\\ud83d","b":[null,null,null]}',
    );
    expect(canonicalJson('\ud83d')).toBe('"\\ud83d"');
    expect(canonicalJson({ a: '\ud83d', gone: undefined, at: new Date(0) })).toBe(
      '{"a":"\\ud83d","at":"1970-01-01T00:00:00.000Z"}',
    );
  });

  it('tells half a pair from another half, and from its six typed characters', () => {
    const texts = ['\ud83d', '\ud83e', '\udc00', '\\ud83d', '\ufffd'];
    expect(new Set(texts.map((text) => canonicalJson({ text }))).size).toBe(texts.length);
  });

  it('is the same for values that differ in the order of their keys alone', () => {
    expect(sameJson({ a: [1, { b: null, c: 'x' }], d: undefined }, { a: [1, { c: 'x', b: null }] })).toBe(true);
    expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(sameJson({ a: {} }, { a: [] })).toBe(false);
    expect(sameJson(null, {})).toBe(false);
  });

  it('of a facet is the same before and after it was stored', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), fc.double(), (units, number) => {
        const state = { text: String.fromCharCode(...units), number };
        const stored = JSON.parse(JSON.stringify(state)) as unknown;
        expect(facetDigest({ state: stored, rows: {} }, sha256)).toBe(facetDigest({ state, rows: {} }, sha256));
      }),
    ));
});
