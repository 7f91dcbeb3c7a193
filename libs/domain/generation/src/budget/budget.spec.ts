import fc from 'fast-check';
import { charge, costOf, overdrawn, type Budget, type Spent } from './budget.js';
import { count, roomAt, total, type Counted } from './window.js';

const HOUR = { slotMs: 600_000, slots: 6 };
const START = Date.parse('2026-11-23T18:00:00.000Z');
const at = (ms: number) => new Date(START + ms).toISOString();

describe('a moving window', () => {
  it('has counted everything of the last hour, however the moments fall into its slots', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ wait: fc.nat(1_500_000), amount: fc.nat(9) }), { maxLength: 60 }), (story) => {
        let now = 0;
        let counted: Counted = [];
        const all: (readonly [ms: number, amount: number])[] = [];
        for (const { wait, amount } of story) {
          now += wait;
          counted = count(HOUR, counted, at(now), amount);
          all.push([now, amount]);
          const within = all.filter(([ms]) => now - ms < 3_600_000).reduce((sum, [, n]) => sum + n, 0);
          expect(total(HOUR, counted, at(now))).toBeGreaterThanOrEqual(within);
          expect(counted.length).toBeLessThanOrEqual(HOUR.slots + 1);
        }
      }),
    );
  });
  it('says the first moment there is room: there is at it, and there is not just before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_500_000), { minLength: 1, maxLength: 30 }), fc.nat(10), (waits, most) => {
        let now = 0;
        let counted: Counted = [];
        for (const wait of waits) counted = count(HOUR, counted, at((now += wait)), 1);
        const room = roomAt(HOUR, counted, at(now), 1, most + 1);
        expect(total(HOUR, counted, room) + 1).toBeLessThanOrEqual(most + 1);
        const before = new Date(Date.parse(room) - 1).toISOString();
        if (room !== at(now)) expect(total(HOUR, counted, before) + 1).toBeGreaterThan(most + 1);
      }),
    );
  });
  it('is not fooled by a clock that went back', () => {
    const counted = count(HOUR, count(HOUR, [], at(0), 3), at(-7_200_000), 2);
    expect(total(HOUR, counted, at(0))).toBe(5);
  });
});

describe('a budget', () => {
  const budget: Budget = { 'turns-hour': 3, 'turns-day': 5, 'characters-day': 1_000 };
  const after = (...costs: readonly (readonly [ms: number, characters: number])[]): Spent | undefined =>
    costs.reduce<Spent | undefined>((spent, [ms, chars]) => charge(spent, costOf(chars), at(ms)), undefined);

  it('has room until a whole cost does not fit any more', () => {
    expect(overdrawn(undefined, budget, costOf(500), at(0))).toBeNull();
    expect(overdrawn(after([0, 500]), budget, costOf(500), at(1))).toBeNull();
    expect(overdrawn(after([0, 500]), budget, costOf(501), at(1))).toMatchObject({ meter: 'characters-day' });
  });
  it('names the meter that takes longest, and the moment it has room', () => {
    const three = after([0, 10], [1, 10], [2, 10]);
    expect(overdrawn(three, budget, costOf(10), at(3))).toEqual({ meter: 'turns-hour', until: at(70 * 60_000) });
    expect(overdrawn(three, budget, costOf(980), at(3))).toMatchObject({ meter: 'characters-day' });
  });
});
