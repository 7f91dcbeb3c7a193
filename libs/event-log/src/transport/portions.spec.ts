import { bytesOf, portionsOf, RecordTooLarge } from './portions.js';

const record = (value: string, key = 'fan') => ({ topic: 't', key, headers: { ce_id: 'é' }, value });
const limits = { records: 3, bytes: 1_000, recordBytes: 5_000 };

describe('portions of a send', () => {
  it('keep the order and hold no more records than allowed', () => {
    const records = Array.from({ length: 8 }, (_, i) => record(String(i)));
    const portions = portionsOf(records, limits);
    expect(portions.map((portion) => portion.length)).toEqual([3, 3, 2]);
    expect(portions.flat()).toEqual(records);
  });

  it('hold no more bytes than allowed, but a large record goes alone', () => {
    const portions = portionsOf(
      [record('x'.repeat(800)), record('y'.repeat(300)), record('z'.repeat(4_000)), record('')],
      limits,
    );
    expect(portions.map((portion) => portion.map(({ value }) => value[0]))).toEqual([['x'], ['y'], ['z'], [undefined]]);
  });

  it('refuse a record the log would refuse before anything is sent', () => {
    expect(() => portionsOf([record('ok'), record('x'.repeat(6_000))], limits)).toThrow(RecordTooLarge);
  });

  it('count bytes of text, not characters', () => {
    expect(bytesOf(record('💬'))).toBe(bytesOf(record('1234')));
  });

  it('of nothing are none', () => {
    expect(portionsOf([], limits)).toEqual([]);
  });
});
