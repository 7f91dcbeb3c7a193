import type { PassedOver, RestrictionKind } from '@reprise/contracts';
import type { Screened } from '../screens/screen.js';

/** Who acted, in the platform's own terms. `connection` is the one whose secrets verified it; replies leave through it. */
export interface Profile {
  readonly platform: string;
  readonly connection: string;
  readonly platformCreatorId: string;
  readonly platformFanId: string;
  readonly fanName: string | null;
}

interface Act {
  readonly fan: Profile;
  /** World time (RFC 3339, UTC). */
  readonly occurredAt: string;
}

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export type ReceiveMessage = Act & {
  readonly type: 'ReceiveMessage';
  readonly messageId: string;
  readonly text: string;
  readonly itemId: string | null;
};
export type ObserveMessage = Act & {
  readonly type: 'ObserveMessage';
  readonly messageId: string;
  readonly text: string;
  readonly by: 'creator' | 'team';
};
export type ChangePresence = Act & { readonly type: 'ChangePresence'; readonly online: boolean };
export type ChangeSubscription = Act & {
  readonly type: 'ChangeSubscription';
  readonly changeId: string;
  readonly status: 'active' | 'renewed' | 'expired';
  readonly tier: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly periodEnd: string | null;
};
export type ReceiveTip = Act & Money & { readonly type: 'ReceiveTip'; readonly tipId: string };

export interface Purchase extends Money {
  readonly purchaseId: string;
  readonly itemId: string;
  readonly quoteId: string | null;
}
export type CompletePurchase = Act & Purchase & { readonly type: 'CompletePurchase' };
export type RefundPurchase = Act &
  Money & { readonly type: 'RefundPurchase'; readonly purchaseId: string; readonly refundId: string };
export type DisputePurchase = Act &
  Money & { readonly type: 'DisputePurchase'; readonly purchaseId: string; readonly disputeId: string };

export type HistoryEntry = FromFan | ToFan;
interface FromFan extends Archived {
  readonly from: 'fan';
  /** Of its text. Screening takes a while, and a command has many of them: whoever makes one can let others go between. */
  readonly screened: Screened;
}
interface ToFan extends Archived {
  readonly from: 'creator' | 'team' | 'software';
}
interface Archived {
  readonly messageId: string;
  readonly text: string;
  readonly itemId: string | null;
  readonly quality: number | null;
  /** Fields of the archive line that nothing here knows. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly occurredAt: string;
}
/** Part of an archived conversation, in the archive's order. */
export interface ImportHistory {
  readonly type: 'ImportHistory';
  readonly fan: Profile;
  readonly entries: readonly HistoryEntry[];
  readonly now: string;
}

export interface PurchaseEntry extends Purchase {
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly occurredAt: string;
}
export interface ImportPurchases {
  readonly type: 'ImportPurchases';
  readonly fan: Profile;
  readonly entries: readonly PurchaseEntry[];
}

export interface Restrict {
  readonly type: 'Restrict';
  readonly kind: RestrictionKind;
  readonly reason: string;
  readonly now: string;
}
/** A linked fan of the same person is restricted. */
export interface PassRestriction {
  readonly type: 'PassRestriction';
  readonly kind: RestrictionKind;
  readonly link: PassedOver;
  readonly now: string;
}
export interface LiftRestriction {
  readonly type: 'LiftRestriction';
  readonly kind: RestrictionKind;
  readonly by: string;
  readonly reason: string;
  readonly now: string;
}

/** Both fans of one person are told, each in their own stream. */
export interface Link {
  readonly type: 'Link';
  readonly otherFan: string;
  readonly otherCreator: string;
  readonly evidence: 'platform' | 'fan' | 'operator';
  readonly by: string;
  readonly now: string;
}
export interface Unlink {
  readonly type: 'Unlink';
  readonly otherFan: string;
  readonly by: string;
  readonly now: string;
}

/** What a live webhook becomes. */
export type LiveCommand =
  | ReceiveMessage
  | ObserveMessage
  | ChangePresence
  | ChangeSubscription
  | ReceiveTip
  | CompletePurchase
  | RefundPurchase
  | DisputePurchase;

export type IngestFanCommand =
  LiveCommand | ImportHistory | ImportPurchases | Restrict | PassRestriction | LiftRestriction | Link | Unlink;
