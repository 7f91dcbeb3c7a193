import { momentAt } from '@reprise/contracts';

const SHORTEST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * When a send without an outcome is looked at again: after as long as it has been going on, so that the pauses double;
 * after half a second at least, fifteen at most, not before the platform asked for, and not after `latest`.
 */
export function nextTry(
  { startedAt }: { readonly startedAt: string | null },
  now: string,
  retryAfterMs = 0,
  latest?: string,
): string {
  const at = Date.parse(now);
  const elapsed = startedAt === null ? 0 : at - Date.parse(startedAt);
  const pause = Math.max(retryAfterMs, Math.min(LONGEST_MS, Math.max(SHORTEST_MS, elapsed)));
  const next = at + pause;
  return momentAt(latest === undefined ? next : Math.min(next, Math.max(at, Date.parse(latest))));
}
