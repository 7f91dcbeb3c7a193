import { deliveryFan, disclosureDue, maySend, STRICTEST, type Draft } from '@reprise/domain-delivery';
import { fanRef, type Work } from '@reprise/event-log';
import { isInHand } from './attempt-times.js';
import { addressOf, type Address } from '../addresses/address.js';
import { stopsOf } from '../item-stops/item-stops.js';
import type { Platform } from '../platforms/platform.js';
import type { Dispatch } from './dispatch.js';
import type { Step } from './exchange.js';
import type { FanSends } from './fan-sends.js';
import type { SendJob } from './send-job.js';

/** A send that is marked as begun: from here on nobody else starts it, and nobody calls it back. */
export interface BegunSend {
  readonly draft: Draft;
  readonly dispatch: Dispatch;
  readonly address: Address;
  readonly platform: Platform;
  readonly step: Step;
}

/**
 * The transaction that starts a send: checks stops, the deadline and that the draft is still the one to send, and
 * records that its outcome is unknown from now on. Null: nothing is to be done outside.
 */
export async function beginSend(
  work: Work,
  sends: FanSends,
  { subject, draftId, itemId, job }: SendJob,
  platformOf: (connection: string) => Platform,
  sendTimeoutMs: number,
): Promise<BegunSend | null> {
  const found = sends.get(draftId);
  const { now } = work;
  // Ended since the timer was set, or another one of this fan has no outcome yet; or a job of an earlier release.
  if (!found || found.itemId !== itemId || sends.inFlight.some((other) => other !== draftId)) return null;
  if (isInHand(found, now, sendTimeoutMs)) return null;
  // What was handed over was due; by now another worker may have tried it, and set a later time.
  if (!job.stored && found.nextAt > now) return null;
  const { state: fan } = await work.state(deliveryFan, fanRef('delivery', subject));
  const draft = fan.drafts[draftId];
  if (!draft) throw new Error(`draft ${draftId} has a dispatch and no place in the state of its fan`);
  const address = await work.ask(addressOf, subject.fan);
  if (!address) {
    await sends.decide({ type: 'AbandonDraft', draftId, detail: 'no address', now });
    return null;
  }
  const platform = platformOf(address.connection);
  const begun = (step: BegunSend['step'], dispatch: Dispatch): BegunSend => {
    sends.keep(dispatch);
    return { draft, dispatch, address, platform, step };
  };
  const stops = await stopsOf(work, subject, itemId);
  const attempt = {
    ...found,
    attempts: found.attempts + 1,
    startedAt: found.startedAt ?? now,
    attemptedAt: now,
    inFlight: true,
  };
  const start = { type: 'StartSend', draftId, attempts: found.attempts, itemStops: stops, now } as const;
  if (!found.inFlight) {
    const ended = await sends.decide(start);
    if (ended.length > 0) return null;
    if (found.attempts > 0) return begun('send', attempt);
    return begun('send', { ...attempt, wordingId: disclosureDue(STRICTEST, draft.authorship, fan.disclosedAt, now) });
  }
  const mayRepeat = platform.idempotent && maySend(start, fan);
  if (platform.canAsk && !(mayRepeat && found.notSeen)) return begun('ask', found);
  if (mayRepeat) return begun('repeat', attempt);
  const detail = 'the outcome of the send is unknown, and the platform cannot be asked';
  await sends.decide({ type: 'RecordFailure', draftId, reason: 'unknown', detail, attempts: found.attempts, now });
  return null;
}
