import type {
  EventOf,
  fanJoinedV1,
  fanLinkedV1,
  fanMessageReceivedV1,
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  fanUnlinkedV1,
  historyImportedV1,
  PassedOver,
  Personal,
  platformMessageObservedV1,
  presenceChangedV1,
  purchaseCompletedV1,
  purchaseDisputedV1,
  purchaseRefundedV1,
  RestrictionKind,
  subscriptionChangedV1,
  tipReceivedV1,
} from '@reprise/contracts';

export type IngestFanEvent =
  | EventOf<typeof fanJoinedV1>
  | EventOf<typeof fanMessageReceivedV1>
  | EventOf<typeof platformMessageObservedV1>
  | EventOf<typeof presenceChangedV1>
  | EventOf<typeof subscriptionChangedV1>
  | EventOf<typeof tipReceivedV1>
  | EventOf<typeof purchaseCompletedV1>
  | EventOf<typeof purchaseRefundedV1>
  | EventOf<typeof purchaseDisputedV1>
  | EventOf<typeof fanRestrictedV1>
  | EventOf<typeof fanRestrictionLiftedV1>
  | EventOf<typeof fanLinkedV1>
  | EventOf<typeof fanUnlinkedV1>
  | EventOf<typeof historyImportedV1>;

export interface Restriction {
  readonly since: string;
  readonly reason: string;
  readonly messageId: string | null;
  /** The link it came over; absent where it began with this fan. */
  readonly link?: PassedOver;
}

/** What ingest knows of a fan. What came in is in rows by the platform's ids: `message`, `tip`, `purchase`, `refund`, `dispute`, `change`; fans of the same person in `link`. */
export interface IngestFan {
  readonly joined: {
    readonly platform: string;
    readonly connection: string;
    readonly platformCreatorId: string;
    readonly platformFanId: Personal<string>;
    readonly fanName: Personal<string | null>;
    readonly at: string;
  } | null;
  readonly restrictions: Readonly<Partial<Record<RestrictionKind, Restriction>>>;
  readonly presence: { readonly online: boolean; readonly at: string } | null;
  readonly subscription: {
    readonly status: 'active' | 'renewed' | 'expired';
    readonly tier: string;
    readonly periodEnd: string | null;
    readonly at: string;
  } | null;
  /** World time of the fan's latest own act. */
  readonly lastSeenAt: string | null;
  readonly importedMessages: number;
}

export const unseen: IngestFan = {
  joined: null,
  restrictions: {},
  presence: null,
  subscription: null,
  lastSeenAt: null,
  importedMessages: 0,
};
