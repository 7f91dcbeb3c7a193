import { z } from 'zod';
import { mendText } from './text.js';

/** How deep unknown JSON may nest: what walks it afterwards recurses. */
const DEPTH_MAX = 64;

/** Unknown JSON that can be stored, digested and read again: texts and keys mended, numbers finite, at most 64 deep. */
export const mendedJsonSchema = z.unknown().transform((value, context) => {
  const mended = mend(value, 0);
  if (typeof mended !== 'symbol') return mended;
  context.addIssue({ code: 'custom', message: mended.description!, input: undefined });
  return z.NEVER;
});

/** The same record with its keys mended. */
export const mendKeys = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [mendText(key), value]));

const TOO_DEEP = Symbol(`nests deeper than ${DEPTH_MAX}`);
const NOT_FINITE = Symbol('holds a number that is too large');

/** The same value, mended; a symbol says why it cannot be. */
function mend(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return mendText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : NOT_FINITE;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEPTH_MAX) return TOO_DEEP;
  const entries = Object.entries(value).map(([key, inner]) => [mendText(key), mend(inner, depth + 1)] as const);
  const wrong = entries.find(([, inner]) => typeof inner === 'symbol');
  if (wrong) return wrong[1];
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
