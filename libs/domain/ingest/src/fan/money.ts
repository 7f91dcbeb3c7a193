import {
  fanRestrictedV1,
  purchaseCompletedV1,
  purchaseDisputedV1,
  purchaseRefundedV1,
  subscriptionChangedV1,
  tipReceivedV1,
} from '@reprise/contracts';
import type { RowReader } from '@reprise/event-sourcing';
import type {
  ChangeSubscription,
  CompletePurchase,
  DisputePurchase,
  Purchase,
  ReceiveTip,
  RefundPurchase,
} from './commands.js';
import { join } from './join.js';
import { isRepeat, isSeen, type MoneyFact } from './once.js';
import type { IngestFan, IngestFanEvent } from './state.js';

/** What must not differ between two tellings of one refund or dispute. */
export const reversalFact = ({
  purchaseId,
  amountMinor,
  currency,
}: Omit<Purchase, 'itemId' | 'quoteId'>): MoneyFact => ({
  purchaseId,
  amountMinor,
  currency,
});

const disputeStop = (occurredAt: string) =>
  fanRestrictedV1.make({
    kind: 'dispute',
    reason: 'a payment was disputed',
    messageId: null,
    screenVersion: null,
    occurredAt,
  });

/** A quote id is a claim of the platform about us, not part of what was paid. */
export const purchaseFact = ({
  itemId,
  amountMinor,
  currency,
}: Omit<Purchase, 'purchaseId' | 'quoteId'>): MoneyFact => ({
  itemId,
  amountMinor,
  currency,
});

export function completePurchase(command: CompletePurchase, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, purchaseId, itemId, quoteId, amountMinor, currency, occurredAt } = command;
  if (isRepeat(rows, 'purchase', purchaseId, purchaseFact(command))) return [];
  const { platform } = fan;
  return [
    ...join(fan, state, occurredAt, 'live'),
    purchaseCompletedV1.make({
      purchaseId,
      platform,
      itemId,
      quoteId,
      amountMinor,
      currency,
      occurredAt,
      origin: 'live',
    }),
  ];
}

/** A refund may come before its purchase: pricing waits for the other half, ingest records what came. */
export function refundPurchase(command: RefundPurchase, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, purchaseId, refundId, amountMinor, currency, occurredAt } = command;
  if (isRepeat(rows, 'refund', refundId, reversalFact(command))) return [];
  const { platform } = fan;
  return [
    ...join(fan, state, occurredAt, 'live'),
    purchaseRefundedV1.make({ purchaseId, refundId, platform, amountMinor, currency, occurredAt, origin: 'live' }),
  ];
}

/** A disputed payment stops selling to this fan until a person has looked at it. */
export function disputePurchase(command: DisputePurchase, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, purchaseId, disputeId, amountMinor, currency, occurredAt } = command;
  if (isRepeat(rows, 'dispute', disputeId, reversalFact(command))) return [];
  const { platform } = fan;
  return [
    ...join(fan, state, occurredAt, 'live'),
    purchaseDisputedV1.make({ purchaseId, disputeId, platform, amountMinor, currency, occurredAt, origin: 'live' }),
    ...(state.restrictions.dispute ? [] : [disputeStop(occurredAt)]),
  ];
}

export function receiveTip(command: ReceiveTip, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, tipId, amountMinor, currency, occurredAt } = command;
  if (isRepeat(rows, 'tip', tipId, { amountMinor, currency })) return [];
  return [
    ...join(fan, state, occurredAt, 'live'),
    tipReceivedV1.make({ tipId, amountMinor, currency, occurredAt, origin: 'live' }),
  ];
}

export function changeSubscription(command: ChangeSubscription, state: IngestFan, rows: RowReader): IngestFanEvent[] {
  const { fan, changeId, status, tier, amountMinor, currency, periodEnd, occurredAt } = command;
  if (isSeen(rows, 'change', changeId)) return [];
  return [
    ...join(fan, state, occurredAt, 'live'),
    subscriptionChangedV1.make({
      changeId,
      status,
      tier,
      amountMinor,
      currency,
      periodEnd,
      occurredAt,
      origin: 'live',
    }),
  ];
}
