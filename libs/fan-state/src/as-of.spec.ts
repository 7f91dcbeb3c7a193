import { parseAsOf, prefixOf } from './index.js';

describe('a moment in the past', () => {
  const at = (time: string) => ({ time });
  const taken = (asOf: string, times: readonly string[]) => {
    const within = prefixOf(parseAsOf(asOf)!);
    return times.filter((time, i) => within(at(time), i + 1)).length;
  };
  const times = [
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:05.000Z',
    '2026-01-01T00:00:03.000Z',
    '2026-01-01T00:00:09.000Z',
  ];

  it('is a position, or the longest prefix whose latest record is not later than the time', () => {
    expect(taken('3', times)).toBe(3);
    expect(taken('2026-01-01T00:00:04Z', times)).toBe(1);
    expect(taken('2026-01-01T00:00:05Z', times)).toBe(3);
    expect(taken('2025-12-31T00:00:00Z', times)).toBe(0);
  });

  it('is nothing else', () => {
    for (const text of ['yesterday', '-1', '1.5', '2026-13-01', '9'.repeat(40)])
      expect(parseAsOf(text)).toBeUndefined();
  });

  it('has a zone: a time without one would be another moment on every machine', () => {
    expect(parseAsOf('2026-01-01T12:00:00')).toBeUndefined();
    expect(parseAsOf('2026-01-01T12:00:00+02:00')).toEqual({ time: '2026-01-01T10:00:00.000Z' });
    expect(parseAsOf('2026-02-30')).toBeUndefined();
    expect(parseAsOf('2026-02-29T10:00:00Z')).toBeUndefined();
    expect(parseAsOf('9999-12-31T23:59:59-12:00')).toBeUndefined();
    expect(parseAsOf('2026-01-01')).toEqual({ time: '2026-01-01T00:00:00.000Z' });
  });
});
