import type { DataOf, deliveryScheduledV1, RestrictionKind } from '@reprise/contracts';

type Scheduled = DataOf<typeof deliveryScheduledV1>;

/** An approved reply that has no outcome yet: it waits for its moment, or its send is in flight. */
export type Draft = Pick<
  Scheduled,
  | 'turnId'
  | 'messageIds'
  | 'plan'
  | 'text'
  | 'offer'
  | 'authorship'
  | 'sendAt'
  | 'deadline'
  | 'supersedes'
  | 'acceptedAt'
>;

/** What delivery knows of one fan. */
export interface DeliveryFan {
  /** Replies without an outcome, by draft id. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** When the fan was last told that software writes here; null: never. */
  readonly disclosedAt: string | null;
  readonly stops: readonly RestrictionKind[];
  /** The newest drafts with an outcome, so that a late repeat of one is recognised. */
  readonly ended: readonly string[];
  /** Persons who write here instead of software, by the request they claimed; optional, as states were stored before there were any. */
  readonly owners?: readonly Owner[];
}

export interface Owner {
  readonly handoffId: string;
  readonly by: string;
  /** Sends that had begun before, and have no outcome yet. */
  readonly waitsFor: readonly string[];
}

export const NEW_FAN: DeliveryFan = { drafts: {}, disclosedAt: null, stops: [], ended: [] };

const REMEMBERED_ENDINGS = 64;

export const draftOf = (scheduled: Scheduled): Draft => ({
  turnId: scheduled.turnId,
  messageIds: scheduled.messageIds,
  plan: scheduled.plan,
  text: scheduled.text,
  offer: scheduled.offer,
  authorship: scheduled.authorship,
  sendAt: scheduled.sendAt,
  deadline: scheduled.deadline,
  supersedes: scheduled.supersedes,
  acceptedAt: scheduled.acceptedAt,
});

/** The draft has its one final outcome. */
export const ended = (fan: DeliveryFan, draftId: string): DeliveryFan => ({
  ...fan,
  drafts: Object.fromEntries(Object.entries(fan.drafts).filter(([id]) => id !== draftId)),
  ended: [...fan.ended, draftId].slice(-REMEMBERED_ENDINGS),
  ...(fan.owners && {
    owners: fan.owners.map((owner) => ({ ...owner, waitsFor: owner.waitsFor.filter((id) => id !== draftId) })),
  }),
});

export const before = (time: string, other: string): boolean => Date.parse(time) < Date.parse(other);
