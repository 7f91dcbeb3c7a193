import { nextTry } from './next-try.js';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 23, 10) + ms).toISOString();
const after = (elapsedMs: number, retryAfterMs?: number, latest?: string) =>
  Date.parse(nextTry({ startedAt: at(0) }, at(elapsedMs), retryAfterMs, latest)) - Date.parse(at(elapsedMs));

describe('the next look at a send', () => {
  it('comes after half a second, then after twice as long each time, fifteen seconds at most', () => {
    expect([0, 500, 1_000, 2_000, 8_000, 40_000].map((elapsed) => after(elapsed))).toEqual([
      500, 500, 1_000, 2_000, 8_000, 15_000,
    ]);
  });

  it('comes no sooner than the platform asked for', () => {
    expect(after(0, 30_000)).toBe(30_000);
    expect(after(8_000, 1_000)).toBe(8_000);
  });

  it('comes at the deadline at the latest, and never in the past', () => {
    expect(after(8_000, 0, at(10_000))).toBe(2_000);
    expect(after(12_000, 0, at(10_000))).toBe(0);
  });
});
