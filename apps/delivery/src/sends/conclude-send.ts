import { momentAt } from '@reprise/contracts';
import { STRICTEST } from '@reprise/domain-delivery';
import type { Work } from '@reprise/event-log';
import { stopsOf } from '../item-stops/item-stops.js';
import { settledAt } from './attempt-times.js';
import type { Dispatch } from './dispatch.js';
import type { Outcome } from './exchange.js';
import type { FanSends } from './fan-sends.js';
import { nextTry } from './next-try.js';

/** An outcome that stays unknown is asked about this long after the deadline; then it is an operator's to find out. */
export const ASKED_FOR_MS = 10 * 60 * 1000;

/** The transaction that records what became of a send, or when it is looked at again. */
export async function concludeSend(
  work: Work,
  sends: FanSends,
  begun: { readonly dispatch: Dispatch; readonly text: string },
  outcome: Outcome,
  sendTimeoutMs: number,
): Promise<void> {
  const { draftId, attempts, wordingId } = begun.dispatch;
  const dispatch = sends.get(draftId);
  // Another worker took this one for dead, and has recorded the outcome.
  if (!dispatch) return;
  // Or has begun another attempt, whose outcome is its own to record. That the platform has the message is true of both.
  if (outcome.is !== 'sent' && !(dispatch.inFlight && dispatch.attempts === attempts)) return;
  const { now } = work;
  const common = { draftId, attempts, now };
  switch (outcome.is) {
    case 'sent': {
      const { messageId: platformMessageId, resolvedBy } = outcome;
      const disclosure = wordingId === null ? null : { wordingId, policyVersion: STRICTEST.version };
      await sends.decide({
        type: 'RecordSent',
        ...common,
        platformMessageId,
        text: begun.text,
        disclosure,
        resolvedBy,
      });
      return;
    }
    case 'refused':
      await sends.decide({ type: 'RecordFailure', ...common, reason: 'refused', detail: outcome.detail });
      return;
    case 'lost':
      await sends.decide({ type: 'RecordFailure', ...common, reason: 'unknown', detail: outcome.detail });
      return;
    case 'not-seen':
    case 'not-taken': {
      const attemptedAt = dispatch.attemptedAt ?? now;
      if (outcome.is === 'not-seen' && outcome.askedAt < settledAt(attemptedAt, sendTimeoutMs)) {
        // What may still arrive is not ended: it is asked about again, or repeated while it may be sent.
        const nextAt = nextTry(dispatch, now, outcome.retryAfterMs, latestOf(dispatch, now));
        sends.keep({ ...dispatch, attemptedAt, notSeen: true, nextAt });
        return;
      }
      // A stop, a newer reply or the deadline may have come while it was in flight.
      const itemStops = await stopsOf(work, dispatch, dispatch.itemId);
      const ended = await sends.decide({ type: 'StartSend', ...common, itemStops });
      const nextAt = nextTry(dispatch, now, outcome.retryAfterMs, dispatch.deadline);
      if (ended.length === 0) sends.keep({ ...dispatch, inFlight: false, notSeen: false, nextAt });
      return;
    }
    case 'unknown':
      if (now < givenUpAt(dispatch))
        sends.keep({ ...dispatch, nextAt: nextTry(dispatch, now, outcome.retryAfterMs, latestOf(dispatch, now)) });
      else await sends.decide({ type: 'RecordFailure', ...common, reason: 'unknown', detail: outcome.detail });
  }
}

const givenUpAt = ({ deadline }: Dispatch): string => momentAt(Date.parse(deadline) + ASKED_FOR_MS);

/** A platform that asks to come again next week must not keep a fan's other replies waiting for so long. */
const latestOf = (dispatch: Dispatch, now: string): string =>
  now < dispatch.deadline ? dispatch.deadline : givenUpAt(dispatch);
