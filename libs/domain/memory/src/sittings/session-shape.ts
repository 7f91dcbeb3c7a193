import type { SessionShape, Sitting } from '@reprise/contracts';

/** Fewer sittings make no habit: a median of three is the first that is not an extreme. */
export const SITTINGS_MIN = 3;
const TOP_HOURS = 3;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** What sittings that have ended are usually like, oldest first; null when they are too few to say. */
export const shapeOf = (ended: readonly Sitting[]): SessionShape | null => {
  if (ended.length < SITTINGS_MIN) return null;
  const share = (holds: (sitting: Sitting) => boolean) => rounded(ended.filter(holds).length / ended.length, 2);
  const hours = hoursOf(ended);
  return {
    sittings: ended.length,
    perWeek: rounded(perWeek(ended), 1),
    messages: median(ended.map(({ fanMessages, ourMessages }) => fanMessages + ourMessages)),
    minutes: median(ended.map((sitting) => lengthOf(sitting) / MINUTE_MS)),
    hours,
    topHours: topHours(hours),
    openedByFan: share(({ opener }) => opener === 'fan'),
    closedByFan: share(({ closer }) => closer === 'fan'),
    fanWords: median(ended.flatMap(({ fanMessages, fanWords }) => (fanMessages > 0 ? [fanWords / fanMessages] : []))),
    buys: share(({ purchasedAt }) => purchasedAt !== null),
    buysAt: buysAt(ended),
  };
};

/** A quarter more or less of a count, and at least one. */
const COUNT_CHANGE = 0.25;
const SHARE_CHANGE = 0.15;

/** Whether a consumer would do something else with `after` than with `before`. More of the same is no change. */
export const isNoticeable = (before: SessionShape, after: SessionShape): boolean => {
  const counts = ['perWeek', 'messages', 'minutes', 'fanWords'] as const;
  const shares = ['openedByFan', 'closedByFan', 'buys'] as const;
  const moved = (a: number, b: number) => Math.abs(a - b) >= Math.max(1, COUNT_CHANGE * Math.max(a, b));
  return (
    counts.some((count) => moved(before[count], after[count])) ||
    shares.some((share) => Math.abs(before[share] - after[share]) >= SHARE_CHANGE) ||
    !after.topHours.slice(0, 1).every((hour) => before.topHours.includes(hour)) ||
    usualThird(before) !== usualThird(after)
  );
};

const lengthOf = ({ from, to }: Sitting): number => Date.parse(to) - Date.parse(from);

/** From beginning to beginning; of less than a week, what there was. */
const perWeek = (sittings: readonly Sitting[]): number => {
  const weeks = (Date.parse(sittings.at(-1)!.from) - Date.parse(sittings[0]!.from)) / WEEK_MS;
  return weeks < 1 ? sittings.length : (sittings.length - 1) / weeks;
};

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** 0 of nothing. */
const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return rounded((low + high) / 2, 1);
};

const hoursOf = (sittings: readonly Sitting[]): number[] => {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { from, to } of sittings) {
    const first = Math.floor(Date.parse(from) / HOUR_MS);
    const last = Math.min(Math.floor(Date.parse(to) / HOUR_MS), first + 23);
    for (let hour = first; hour <= last; hour++) hours[hour % 24]! += 1;
  }
  return hours;
};

const topHours = (hours: readonly number[]): number[] =>
  hours
    .map((sittings, hour) => ({ sittings, hour }))
    .filter(({ sittings }) => sittings > 0)
    .toSorted((a, b) => b.sittings - a.sittings || a.hour - b.hour)
    .slice(0, TOP_HOURS)
    .map(({ hour }) => hour);

type Thirds = SessionShape['buysAt'];

const buysAt = (sittings: readonly Sitting[]): Thirds => {
  const thirds = { early: 0, middle: 0, late: 0 };
  for (const sitting of sittings) {
    if (sitting.purchasedAt === null) continue;
    const length = lengthOf(sitting);
    // After the only message of a sitting is after all of it.
    const place = length === 0 ? 1 : (Date.parse(sitting.purchasedAt) - Date.parse(sitting.from)) / length;
    thirds[place < 1 / 3 ? 'early' : place < 2 / 3 ? 'middle' : 'late'] += 1;
  }
  return thirds;
};

const usualThird = ({ buysAt }: SessionShape): keyof Thirds | null => {
  const most = Math.max(buysAt.early, buysAt.middle, buysAt.late);
  return most === 0 ? null : (['early', 'middle', 'late'] as const).find((third) => buysAt[third] === most)!;
};
