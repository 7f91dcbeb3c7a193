import { z } from 'zod';

const RFC3339 = z.iso.datetime({ offset: true });
const WITHIN_YEARS = /^(?!0000)\d{4}-/;
const FIRST_MS = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** The moment this many milliseconds after 1970, in UTC; one outside the years 0001 to 9999 is the nearest inside. */
export const momentAt = (ms: number): string => new Date(Math.min(LAST_MS, Math.max(FIRST_MS, ms))).toISOString();

/**
 * The time of a record, whichever release wrote it: earlier ones took moments outside the years 0001 to 9999 (year 0000,
 * `-000001-…`, `+010000-…`), which PostgreSQL cannot read back. Such a one is read as the nearest inside.
 */
export function readMoment(time: string): string {
  if (WITHIN_YEARS.test(time)) return time;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? time : momentAt(ms);
}

/** A moment at an edge: RFC 3339 with any offset, kept as UTC with milliseconds. Years 0001 to 9999 in UTC, dates that exist. */
export const momentSchema = RFC3339.transform((time, context) => {
  const utc = new Date(time).toISOString();
  if (WITHIN_YEARS.test(utc)) return utc;
  context.addIssue({ code: 'custom', message: 'is outside the years 0001 to 9999 (UTC)', input: time });
  return z.NEVER;
});

/** The same for callers that want no error: the moment in UTC, or null when it is none. */
export const utcOf = (time: string): string | null => momentSchema.safeParse(time).data ?? null;
