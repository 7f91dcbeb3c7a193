import { deliveryCancelledV1, type DataOf, type EventOf } from '@reprise/contracts';
import type { Draft } from './delivery-fan.js';

export type Cancelled = EventOf<typeof deliveryCancelledV1>;
type Ending = Pick<Draft, 'turnId' | 'messageIds'>;

/** What identifies a draft in every event about its end. */
export const endingOf = (draftId: string, { turnId, messageIds }: Ending) => ({ turnId, draftId, messageIds });

export const cancelled = (
  draftId: string,
  draft: Ending,
  why: Pick<DataOf<typeof deliveryCancelledV1>, 'reason' | 'detail'>,
  now: string,
): Cancelled => deliveryCancelledV1.make({ ...endingOf(draftId, draft), ...why, occurredAt: now });

export const SUPERSEDED = { reason: 'superseded', detail: null } as const;
export const HANDED_OFF = { reason: 'handed-off', detail: null } as const;
export const PAST_DEADLINE = { reason: 'past-deadline', detail: null } as const;
