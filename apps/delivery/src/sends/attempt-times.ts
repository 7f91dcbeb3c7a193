import { momentAt } from '@reprise/contracts';

/** Transactions before and after the calls outside take no longer than this each, or the database is away. */
const TRANSACTIONS_MS = 10_000;

const after = (time: string, ms: number): string => momentAt(Date.parse(time) + ms);

/** A call that has not left by then does not leave any more: others may by now have taken its worker for dead. */
export const leavesBefore = (attemptedAt: string): string => after(attemptedAt, TRANSACTIONS_MS);

/**
 * From then on what the platform has not seen of an attempt never comes: the call left in time, its caller waited as long as
 * it waits for an answer, and the platform may have taken as long again to handle it. A job expires then too.
 */
export const settlesAfterMs = (sendTimeoutMs: number): number => TRANSACTIONS_MS + 2 * sendTimeoutMs;

export const settledAt = (attemptedAt: string, sendTimeoutMs: number): string =>
  after(attemptedAt, settlesAfterMs(sendTimeoutMs));

interface Attempt {
  readonly inFlight: boolean;
  readonly attemptedAt: string | null;
  readonly nextAt: string;
}

/**
 * A worker has the attempt in its hands: it was begun, nothing was concluded of it since (which sets a later time to look at
 * it again), and its call has not settled. Nobody else may ask or repeat meanwhile.
 */
export const isInHand = ({ inFlight, attemptedAt, nextAt }: Attempt, now: string, sendTimeoutMs: number): boolean =>
  inFlight && attemptedAt !== null && nextAt <= attemptedAt && now < settledAt(attemptedAt, sendTimeoutMs);
