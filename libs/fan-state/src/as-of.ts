import { utcOf, type StoredEvent } from '@reprise/contracts';

/** A moment in a fan's past: a position (1, 2, …), or a time that means the longest prefix recorded by then. */
export type AsOf = { readonly position: number } | { readonly time: string };

/** A date alone is its beginning in UTC. */
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads `12` as a position, `2026-11-23T10:00:00Z` or `2026-11-23` as a time; undefined for anything else, also for a date
 * that does not exist, and for a time without its zone: it would mean another moment on every machine.
 */
export function parseAsOf(text: string): AsOf | undefined {
  if (/^\d{1,15}$/.test(text)) return { position: Number(text) };
  const time = utcOf(DATE.test(text) ? `${text}T00:00:00Z` : text);
  return time === null ? undefined : { time };
}

/**
 * Says for each record of a fan, in offset order, whether it belongs to the prefix. For a time that is the longest
 * prefix whose running maximum of recorded time is not later: the first later record ends it for good.
 */
export function prefixOf(asOf: AsOf): (event: Pick<StoredEvent, 'time'>, position: number) => boolean {
  if ('position' in asOf) return (_event, position) => position <= asOf.position;
  const limit = Date.parse(asOf.time);
  let ended = false;
  return (event) => {
    ended ||= Date.parse(event.time) > limit;
    return !ended;
  };
}
