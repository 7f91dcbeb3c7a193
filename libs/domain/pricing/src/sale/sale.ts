import {
  saleRecordedV1,
  type DataOf,
  type EventOf,
  type purchaseCompletedV1,
  type quoteCancelledV1,
  type Sale,
  type saleReversedV1,
  type subscriptionChangedV1,
  type tipReceivedV1,
} from '@reprise/contracts';
import type { RowReader, RowRef } from '@reprise/event-sourcing';
import { shareHalfUp } from '../policy/money.js';
import type { PricingFan } from '../pricing-fan.js';
import { cancelled } from '../protection/selling.js';
import { spendDayOf } from '../protection/spend.js';
import { itemRow, quoteRows, readLedger, saleRow } from '../rows.js';
import { attribute } from './attribution.js';
import { NEW_LEDGER, withReversal, type Ledger } from './ledger.js';
import { reversalOf } from './reversal.js';

interface SaleCommand {
  readonly creator: string;
  readonly fan: string;
  readonly saleId: string;
  readonly now: string;
}

export interface RecordPurchase extends SaleCommand {
  readonly type: 'RecordPurchase';
  readonly purchase: DataOf<typeof purchaseCompletedV1>;
  /** Basis points of the policy in force. */
  readonly feeBps: number;
  /** The fan a named quote was given to, when it was not this one's; null when nobody knows the quote. */
  readonly ownerOfQuote: string | null;
}

export interface RecordTip extends SaleCommand {
  readonly type: 'RecordTip';
  readonly tip: DataOf<typeof tipReceivedV1>;
}

export interface RecordSubscription extends SaleCommand {
  readonly type: 'RecordSubscription';
  readonly subscription: DataOf<typeof subscriptionChangedV1>;
}

/** Purchases, tips and subscriptions have ids of their own: the same text may name one of each. */
export const ledgerKey = ({ source, purchaseId }: Pick<Sale, 'source' | 'purchaseId'>): string =>
  source === 'item' ? purchaseId : `${source}:${purchaseId}`;

export const purchaseRows = ({ purchase }: RecordPurchase): readonly RowRef[] => [
  saleRow(purchase.purchaseId),
  itemRow(purchase.itemId),
  ...(purchase.quoteId === null ? [] : quoteRows(purchase.quoteId)),
  spendDayOf(purchase.occurredAt),
];

export const tipRows = ({ tip }: RecordTip): readonly RowRef[] => [
  saleRow(ledgerKey({ source: 'tip', purchaseId: tip.tipId })),
  spendDayOf(tip.occurredAt),
];

export const subscriptionRows = ({ subscription }: RecordSubscription): readonly RowRef[] => [
  saleRow(ledgerKey({ source: 'subscription', purchaseId: subscription.changeId })),
  spendDayOf(subscription.occurredAt),
];

type PurchaseEvent = EventOf<typeof saleRecordedV1 | typeof saleReversedV1 | typeof quoteCancelledV1>;

/**
 * A purchase is always a sale: the money has moved. The fee is taken on attributed sales only. What waited for the
 * purchase is reversed at once, and another open quote of the item ends.
 */
export function recordPurchase(command: RecordPurchase, fan: PricingFan, rows: RowReader): PurchaseEvent[] {
  const { purchase, feeBps, ownerOfQuote, now } = command;
  const ledger = readLedger(rows, purchase.purchaseId) ?? NEW_LEDGER;
  if (ledger.sale) return [];
  const { attributed, quoteId, reason } = attribute(purchase, rows, ownerOfQuote);
  const sale = saleOf(command, 'item', purchase.purchaseId, {
    ...purchase,
    quoteId,
    attributed,
    attribution: { reason },
    feeMinor: attributed ? shareHalfUp(purchase.amountMinor, feeBps) : 0,
  });
  const other = fan.open.filter((quote) => quote.itemId === sale.itemId && !(attributed && quote.quoteId === quoteId));
  return [
    saleRecordedV1.make(sale),
    ...other.map((quote) => cancelled(quote, 'bought', now)),
    ...reversalsOf(sale, ledger),
  ];
}

function reversalsOf(sale: Sale, ledger: Ledger): EventOf<typeof saleReversedV1>[] {
  let account = ledger;
  return ledger.pending.map((claim) => {
    const reversal = reversalOf(sale, account, claim);
    account = withReversal(account, reversal.data);
    return reversal;
  });
}

/** A tip is a sale without a fee; one of nothing is nothing. */
export function recordTip(command: RecordTip, rows: RowReader): EventOf<typeof saleRecordedV1>[] {
  const { tip } = command;
  if (tip.amountMinor === 0) return [];
  return once(rows, saleOf(command, 'tip', tip.tipId, { ...tip, ...UNATTRIBUTED }));
}

/** A subscription payment is a sale without a fee; a change without money is none. */
export function recordSubscription(command: RecordSubscription, rows: RowReader): EventOf<typeof saleRecordedV1>[] {
  const { changeId, amountMinor, currency, occurredAt, origin } = command.subscription;
  if (amountMinor === null || amountMinor === 0 || currency === null) return [];
  const money = { amountMinor, currency, occurredAt, origin, ...UNATTRIBUTED };
  return once(rows, saleOf(command, 'subscription', changeId, money));
}

const UNATTRIBUTED = {
  itemId: null,
  quoteId: null,
  attributed: false,
  attribution: { reason: 'not-an-item' },
  feeMinor: 0,
} as const;

const once = (rows: RowReader, sale: Sale) =>
  readLedger(rows, ledgerKey(sale))?.sale ? [] : [saleRecordedV1.make(sale)];

type Terms = Pick<
  Sale,
  | 'itemId'
  | 'quoteId'
  | 'attributed'
  | 'attribution'
  | 'amountMinor'
  | 'currency'
  | 'feeMinor'
  | 'occurredAt'
  | 'origin'
>;

const saleOf = (command: SaleCommand, source: Sale['source'], purchaseId: string, terms: Terms): Sale => ({
  saleId: command.saleId,
  kind: 'sale',
  source,
  creator: command.creator,
  fan: command.fan,
  itemId: terms.itemId,
  quoteId: terms.quoteId,
  attributed: terms.attributed,
  attribution: terms.attribution,
  amountMinor: terms.amountMinor,
  currency: terms.currency,
  feeMinor: terms.feeMinor,
  occurredAt: terms.occurredAt,
  purchaseId,
  reversalOf: null,
  origin: terms.origin,
});
