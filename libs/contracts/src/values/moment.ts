import { z } from 'zod';

const RFC3339 = z.iso.datetime({ offset: true });
const WITHIN_YEARS = /^(?!0000)\d{4}-/;

/** A moment at an edge: RFC 3339 with any offset, kept as UTC with milliseconds. Years 0001 to 9999 in UTC, dates that exist. */
export const momentSchema = RFC3339.transform((time, context) => {
  const utc = new Date(time).toISOString();
  if (WITHIN_YEARS.test(utc)) return utc;
  context.addIssue({ code: 'custom', message: 'is outside the years 0001 to 9999 (UTC)', input: time });
  return z.NEVER;
});

/** The same for callers that want no error: the moment in UTC, or null when it is none. */
export const utcOf = (time: string): string | null => momentSchema.safeParse(time).data ?? null;
