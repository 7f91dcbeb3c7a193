import { factLearnedV1, type Sale } from '@reprise/contracts';
import type { RowReader, RowWriter } from '@reprise/event-sourcing';
import { FACTS, superseded, type FactRow, type Learned, type Superseded } from '../facts/facts.js';

export interface PurchasesState {
  /** Items bought and not wholly paid back. */
  readonly count: number;
  /** Net of what went back, per currency, in minor units. */
  readonly spentMinor: Readonly<Record<string, number>>;
}

/** Money came in. Purchases are learned from sales, never from text. */
export interface RecordSale {
  readonly type: 'RecordSale';
  readonly sale: Sale;
  readonly sourceEventId: string;
}

/** Money of a sale went back, all or part of it. */
export interface RecordReversal {
  readonly type: 'RecordReversal';
  readonly reversal: Sale;
  readonly how: 'refund' | 'dispute';
  readonly sourceEventId: string;
}

const PREDICATE = { item: 'bought', tip: 'tipped', subscription: 'subscribed' } as const;

const record = ({ sale, sourceEventId }: RecordSale, rows: RowReader): Learned[] =>
  rows.get(FACTS, sale.saleId) ? [] : [moneyFact(sale, PREDICATE[sale.source], sourceEventId)];

const reverse = ({ reversal, how, sourceEventId }: RecordReversal, rows: RowReader): (Learned | Superseded)[] => {
  if (rows.get(FACTS, reversal.saleId)) return [];
  const learned = moneyFact(reversal, how === 'refund' ? 'was refunded' : 'disputed', sourceEventId);
  const sale = reversal.reversalOf === null ? undefined : rows.get<FactRow>(FACTS, reversal.reversalOf);
  if (!sale?.money || sale.reversedMinor + reversal.amountMinor < sale.money.amountMinor) return [learned];
  return [learned, superseded(sale.money.saleId, reversal.saleId, 'paid back in full', reversal.occurredAt)];
};

const moneyFact = (sale: Sale, predicate: string, sourceEventId: string): Learned => {
  const { saleId, kind, source, itemId, amountMinor, currency, reversalOf, occurredAt, origin } = sale;
  return factLearnedV1.make({
    factId: saleId,
    heading: 'purchases',
    predicate,
    object: itemId === null ? source : `item ${itemId}`,
    singleValued: false,
    sourceEventId,
    sourceMessageId: null,
    confidence: 1,
    validFrom: occurredAt,
    origin,
    extractor: 'events',
    money: { saleId, kind, source, itemId, amountMinor, currency, reversalOf },
  });
};

const evolve = (state: PurchasesState, { data: { money } }: Learned, rows: RowWriter): PurchasesState => {
  if (!money) return state;
  const signed = money.kind === 'sale' ? money.amountMinor : -money.amountMinor;
  const spentMinor = { ...state.spentMinor, [money.currency]: (state.spentMinor[money.currency] ?? 0) + signed };
  if (money.kind === 'sale') return { count: state.count + (money.source === 'item' ? 1 : 0), spentMinor };

  const sale = money.reversalOf === null ? undefined : rows.get<FactRow>(FACTS, money.reversalOf);
  if (!sale?.money) return { ...state, spentMinor };
  const reversedMinor = sale.reversedMinor + money.amountMinor;
  rows.put(FACTS, sale.money.saleId, { ...sale, reversedMinor });
  const gone = sale.money.source === 'item' && reversedMinor >= sale.money.amountMinor;
  return { count: state.count - (gone ? 1 : 0), spentMinor };
};

/** What the fan paid for, counted from sales and reversals. */
export const purchases = {
  initial: { count: 0, spentMinor: {} } satisfies PurchasesState as PurchasesState,
  record,
  reverse,
  evolve,
};
