import { sendingResumedV1, sendingSuspendedV1, type EventOf, type RestrictionKind } from '@reprise/contracts';
import { cancelled, type Cancelled } from '../cancellation.js';
import type { DeliveryFan, Draft } from '../delivery-fan.js';
import type { ItemStop } from '../item-stops/item-stops.js';

/** Binds every send that has not started, from this record on. */
export interface SuspendSending {
  readonly type: 'SuspendSending';
  readonly kind: RestrictionKind;
  readonly reason: string;
  /** Drafts whose send is in flight: they are left to resolve. */
  readonly inFlight: readonly string[];
  readonly now: string;
}

export interface ResumeSending {
  readonly type: 'ResumeSending';
  readonly kind: RestrictionKind;
  readonly reason: string;
  readonly now: string;
}

/** What may still leave under a stop. Stops about money bind the messages that carry an offer. */
const LEAVES: Record<RestrictionKind, (draft: Pick<Draft, 'plan' | 'offer'>) => boolean> = {
  age: () => false,
  'opt-out': () => false,
  crisis: ({ plan }) => plan === 'care',
  'self-exclusion': ({ offer }) => offer === null,
  spend: ({ offer }) => offer === null,
  dispute: ({ offer }) => offer === null,
};

/** The stops that keep this draft from leaving; none: it may. */
export const stopping = (stops: readonly RestrictionKind[], draft: Pick<Draft, 'plan' | 'offer'>): RestrictionKind[] =>
  stops.filter((kind) => !LEAVES[kind](draft));

export const stoppedBy = (kinds: readonly RestrictionKind[]) =>
  ({ reason: 'suspended', detail: kinds.join(', ') }) as const;

export const itemStopped = (stops: readonly ItemStop[]) =>
  ({ reason: 'suspended', detail: `the item it offers: ${stops.join(', ')}` }) as const;

export function suspendSending(
  { kind, reason, inFlight, now }: SuspendSending,
  fan: DeliveryFan,
): (Cancelled | EventOf<typeof sendingSuspendedV1>)[] {
  if (fan.stops.includes(kind)) return [];
  const bound = Object.entries(fan.drafts).filter(
    ([draftId, draft]) => !inFlight.includes(draftId) && !LEAVES[kind](draft),
  );
  return [
    sendingSuspendedV1.make({ kind, reason, occurredAt: now }),
    ...bound.map(([draftId, draft]) => cancelled(draftId, draft, stoppedBy([kind]), now)),
  ];
}

export const resumeSending = ({ kind, reason, now }: ResumeSending, fan: DeliveryFan) =>
  fan.stops.includes(kind) ? [sendingResumedV1.make({ kind, reason, occurredAt: now })] : [];
