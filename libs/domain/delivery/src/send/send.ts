import {
  cutText,
  type DataOf,
  disclosureShownV1,
  type EventOf,
  messageFailedV1,
  messageSentV1,
} from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { cancelled, endingOf, HANDED_OFF, PAST_DEADLINE, SUPERSEDED, type Cancelled } from '../cancellation.js';
import { before, type DeliveryFan, type Draft } from '../delivery-fan.js';
import type { ItemStop } from '../item-stops/item-stops.js';
import { isOwned } from '../ownership/ownership.js';
import { itemStopped, stoppedBy, stopping } from '../stops/stops.js';

type Failed = EventOf<typeof messageFailedV1>;
type Sent = EventOf<typeof messageSentV1> | EventOf<typeof disclosureShownV1>;

/** Asked in the transaction that marks a send as begun, and again when an attempt did not arrive. No event: it may leave. */
export interface StartSend {
  readonly type: 'StartSend';
  readonly draftId: string;
  /** Earlier attempts, all known not to have reached the platform. */
  readonly attempts: number;
  /** Stops of the item it offers, as read under the lock of the item's stream; none for a reply without an offer. */
  readonly itemStops: readonly ItemStop[];
  readonly now: string;
}

/** The platform has the message. */
export interface RecordSent {
  readonly type: 'RecordSent';
  readonly draftId: string;
  readonly platformMessageId: string;
  /** As it left, disclosure included. */
  readonly text: string;
  readonly disclosure: { readonly wordingId: string; readonly policyVersion: string } | null;
  readonly resolvedBy: DataOf<typeof messageSentV1>['resolvedBy'];
  readonly attempts: number;
  readonly now: string;
}

/** The platform refused it, or nobody can know whether it has it. */
export interface RecordFailure {
  readonly type: 'RecordFailure';
  readonly draftId: string;
  readonly reason: DataOf<typeof messageFailedV1>['reason'];
  readonly detail: string;
  readonly attempts: number;
  readonly now: string;
}

/** There is nobody to send to: no address, or no key that opens the text. */
export interface AbandonDraft {
  readonly type: 'AbandonDraft';
  readonly draftId: string;
  readonly detail: string;
  readonly now: string;
}

export function startSend({ draftId, attempts, itemStops, now }: StartSend, fan: DeliveryFan): (Cancelled | Failed)[] {
  const draft = waiting(fan, draftId);
  const kinds = stopping(fan.stops, draft);
  if (kinds.length > 0) return [cancelled(draftId, draft, stoppedBy(kinds), now)];
  if (draft.offer !== null && itemStops.length > 0) return [cancelled(draftId, draft, itemStopped(itemStops), now)];
  if (isOwned(fan, draft)) return [cancelled(draftId, draft, HANDED_OFF, now)];
  // Replaced while an earlier attempt was in flight, which has turned out not to have arrived.
  if (Object.values(fan.drafts).some(({ supersedes }) => supersedes === draftId))
    return [cancelled(draftId, draft, SUPERSEDED, now)];
  if (before(now, draft.deadline)) return [];
  if (attempts === 0) return [cancelled(draftId, draft, PAST_DEADLINE, now)];
  const detail = 'the platform could not be reached before the deadline';
  return [
    messageFailedV1.make({ ...endingOf(draftId, draft), reason: 'unreachable', detail, attempts, occurredAt: now }),
  ];
}

/** Whether `StartSend` lets it leave. */
export const maySend = (start: StartSend, fan: DeliveryFan): boolean => startSend(start, fan).length === 0;

export function recordSent(sent: RecordSent, fan: DeliveryFan): Sent[] {
  // Two workers may learn of one send when the first of them was taken for dead: the fact is recorded once.
  if (fan.ended.includes(sent.draftId)) return [];
  const { offer, authorship, ...draft } = waiting(fan, sent.draftId);
  const { draftId, platformMessageId, text, resolvedBy, attempts, disclosure, now: occurredAt } = sent;
  const left = messageSentV1.make({
    ...endingOf(draftId, draft),
    platformMessageId,
    text,
    offer,
    authorship,
    resolvedBy,
    attempts,
    occurredAt,
  });
  if (disclosure === null) return [left];
  return [left, disclosureShownV1.make({ draftId, platformMessageId, ...disclosure, occurredAt })];
}

export function recordFailure({ draftId, reason, detail, attempts, now }: RecordFailure, fan: DeliveryFan): Failed[] {
  if (fan.ended.includes(draftId)) return [];
  const ending = endingOf(draftId, waiting(fan, draftId));
  return [messageFailedV1.make({ ...ending, reason, detail: cutText(detail, 500), attempts, occurredAt: now })];
}

export function abandonDraft({ draftId, detail, now }: AbandonDraft, fan: DeliveryFan): Cancelled[] {
  if (fan.ended.includes(draftId)) return [];
  return [cancelled(draftId, waiting(fan, draftId), { reason: 'unknown-fan', detail }, now)];
}

function waiting(fan: DeliveryFan, draftId: string): Draft {
  const draft = fan.drafts[draftId];
  if (!draft) throw new DomainError('delivery/unknown-draft', `draft ${draftId} does not wait to be sent`, 409);
  return draft;
}
