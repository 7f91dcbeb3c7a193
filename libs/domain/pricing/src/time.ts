import { momentAt } from '@reprise/contracts';

const SECOND_MS = 1_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Adds seconds to an RFC 3339 time; not beyond the last moment of the year 9999. */
export const plusSeconds = (time: string, seconds: number): string => momentAt(Date.parse(time) + seconds * SECOND_MS);

export const after = (time: string, other: string): boolean => Date.parse(time) > Date.parse(other);

/** Platforms often give whole seconds: a purchase in the second of a quote is not before it. */
export const beforeTheSecondOf = (time: string, other: string): boolean =>
  Math.floor(Date.parse(time) / SECOND_MS) < Math.floor(Date.parse(other) / SECOND_MS);
