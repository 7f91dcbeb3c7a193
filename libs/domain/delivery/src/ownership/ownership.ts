import { ownershipChangedV1, type EventOf } from '@reprise/contracts';
import { cancelled, HANDED_OFF, type Cancelled } from '../cancellation.js';
import type { DeliveryFan, Draft } from '../delivery-fan.js';

/** A person took a conversation: from this record on nothing that software wrote starts to leave. */
export interface TakeOver {
  readonly type: 'TakeOver';
  readonly handoffId: string;
  readonly by: string;
  /** Drafts whose send is in flight: they are left to resolve, and the takeover is complete when they have. */
  readonly inFlight: readonly string[];
  readonly now: string;
}

/** The person gave it back, or settled a request that was never claimed. */
export interface GiveBack {
  readonly type: 'GiveBack';
  readonly handoffId: string;
  readonly by: string;
  readonly now: string;
}

type Changed = EventOf<typeof ownershipChangedV1>;

/** Whether the conversation is a person’s and the draft is not a person’s own. */
export const isOwned = ({ owners = [] }: DeliveryFan, { authorship }: Pick<Draft, 'authorship'>): boolean =>
  owners.length > 0 && authorship === 'auto';

export function takeOver(command: TakeOver, fan: DeliveryFan): (Changed | Cancelled)[] {
  const { handoffId, by, inFlight, now } = command;
  if (fan.owners?.some((owner) => owner.handoffId === handoffId)) return [];
  const drafts = Object.entries(fan.drafts).filter(([, { authorship }]) => authorship === 'auto');
  const waitsFor = drafts.map(([draftId]) => draftId).filter((draftId) => inFlight.includes(draftId));
  const bound = drafts.filter(([draftId]) => !inFlight.includes(draftId));
  return [
    ownershipChangedV1.make({ owner: 'person', handoffId, by, waitsFor, occurredAt: now }),
    ...bound.map(([draftId, draft]) => cancelled(draftId, draft, HANDED_OFF, now)),
  ];
}

export function giveBack({ handoffId, by, now }: GiveBack, { owners = [] }: DeliveryFan): Changed[] {
  if (!owners.some((owner) => owner.handoffId === handoffId)) return [];
  return [ownershipChangedV1.make({ owner: 'software', handoffId, by, waitsFor: [], occurredAt: now })];
}

/** What follows when the last send that a takeover waited for has its outcome: it is complete. */
export const completed = ({ owners: before = [] }: DeliveryFan, { owners = [] }: DeliveryFan, now: string): Changed[] =>
  owners
    .filter(
      ({ handoffId, waitsFor }) =>
        waitsFor.length === 0 && before.some((owner) => owner.handoffId === handoffId && owner.waitsFor.length > 0),
    )
    .map(({ handoffId, by }) =>
      ownershipChangedV1.make({ owner: 'person', handoffId, by, waitsFor: [], occurredAt: now }),
    );

/** The fan after a change of owner. */
export function owned(fan: DeliveryFan, { owner, handoffId, by, waitsFor }: Changed['data']): DeliveryFan {
  const others = (fan.owners ?? []).filter((held) => held.handoffId !== handoffId);
  return { ...fan, owners: owner === 'person' ? [...others, { handoffId, by, waitsFor }] : others };
}
