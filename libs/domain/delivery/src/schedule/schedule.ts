import {
  deliveryScheduledV1,
  momentAt,
  type DataOf,
  type EventOf,
  type Opened,
  type replyApprovedV1,
} from '@reprise/contracts';
import { cancelled, endingOf, HANDED_OFF, PAST_DEADLINE, SUPERSEDED, type Cancelled } from '../cancellation.js';
import { before, type DeliveryFan } from '../delivery-fan.js';
import type { ItemStop } from '../item-stops/item-stops.js';
import { isOwned } from '../ownership/ownership.js';
import { itemStopped, stoppedBy, stopping } from '../stops/stops.js';
import { naturalDelay, pauseOf, seedOfTurn } from './natural-delay.js';

type Scheduled = EventOf<typeof deliveryScheduledV1>;

export interface ScheduleReply {
  readonly type: 'ScheduleReply';
  readonly reply: Opened<DataOf<typeof replyApprovedV1>>;
  /** Natural delays are divided by it; 0 = none. */
  readonly pace: number;
  /** Drafts whose send is in flight: a draft in flight is not called back. */
  readonly inFlight: readonly string[];
  /** Stops of the item it offers, as recorded so far. */
  readonly itemStops: readonly ItemStop[];
  readonly now: string;
}

/** A send starts this long before the deadline at the latest, so that a slow platform still keeps the bar. */
const HEADROOM_MS = 10_000;

export function scheduleReply(
  { reply, pace, inFlight, itemStops, now }: ScheduleReply,
  fan: DeliveryFan,
): (Cancelled | Scheduled)[] {
  if (fan.drafts[reply.draftId] || fan.ended.includes(reply.draftId)) return [];
  const old = reply.supersedes === null ? undefined : fan.drafts[reply.supersedes];
  const calledBack =
    old && !inFlight.includes(reply.supersedes!) ? [cancelled(reply.supersedes!, old, SUPERSEDED, now)] : [];
  // The fan has waited since the first unanswered message, whatever was written since.
  const deadline = old && before(old.deadline, reply.deadline) ? old.deadline : reply.deadline;
  const kinds = stopping(fan.stops, reply);
  if (kinds.length > 0) return [...calledBack, cancelled(reply.draftId, reply, stoppedBy(kinds), now)];
  if (reply.offer !== null && itemStops.length > 0)
    return [...calledBack, cancelled(reply.draftId, reply, itemStopped(itemStops), now)];
  if (isOwned(fan, reply)) return [...calledBack, cancelled(reply.draftId, reply, HANDED_OFF, now)];
  if (!before(now, deadline)) return [...calledBack, cancelled(reply.draftId, reply, PAST_DEADLINE, now)];
  return [...calledBack, scheduled(reply, deadline, pace, now)];
}

function scheduled(reply: ScheduleReply['reply'], deadline: string, pace: number, now: string): Scheduled {
  const seed = seedOfTurn(reply.turnId);
  const delay = naturalDelay(seed, reply.inboundChars, reply.text.length);
  const natural = Date.parse(reply.acceptedAt) + pauseOf(delay, pace);
  const latest = Date.parse(deadline) - HEADROOM_MS;
  return deliveryScheduledV1.make({
    ...endingOf(reply.draftId, reply),
    plan: reply.plan,
    text: reply.text,
    offer: reply.offer,
    authorship: reply.authorship,
    sendAt: momentAt(Math.max(Date.parse(now), Math.min(natural, latest))),
    deadline,
    delay,
    pace,
    seed,
    supersedes: reply.supersedes,
    acceptedAt: reply.acceptedAt,
    occurredAt: now,
  });
}
