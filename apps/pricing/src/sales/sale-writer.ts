import type { Sale } from '@reprise/contracts';
import { tableWriter } from '@reprise/event-log';

export interface LedgerLine {
  readonly tenant: string;
  readonly sale: Sale;
}

/** Postgres rounds what is finer than microseconds, which could carry the last moment of a day into the next. */
const micros = (time: string) => time.replace(/(\.\d{6})\d+Z$/, '$1Z');

/** The ledger: sales and reversals as they were recorded, each once. */
export const saleWriter = tableWriter<LedgerLine>({
  table: 'sale',
  columns: {
    sale_id: ['text', ({ sale }) => sale.saleId],
    tenant: ['text', ({ tenant }) => tenant],
    creator: ['text', ({ sale }) => sale.creator],
    fan: ['text', ({ sale }) => sale.fan],
    kind: ['text', ({ sale }) => sale.kind],
    source: ['text', ({ sale }) => sale.source],
    item_id: ['text', ({ sale }) => sale.itemId],
    quote_id: ['text', ({ sale }) => sale.quoteId],
    attributed: ['boolean', ({ sale }) => sale.attributed],
    reason: ['text', ({ sale }) => sale.attribution.reason],
    amount_minor: ['bigint', ({ sale }) => sale.amountMinor],
    fee_minor: ['bigint', ({ sale }) => sale.feeMinor],
    currency: ['text', ({ sale }) => sale.currency],
    occurred_at: ['timestamptz', ({ sale }) => micros(sale.occurredAt)],
    purchase_id: ['text', ({ sale }) => sale.purchaseId],
    reversal_of: ['text', ({ sale }) => sale.reversalOf],
    origin: ['text', ({ sale }) => sale.origin],
  },
  conflict: 'on conflict (sale_id) do nothing',
});
