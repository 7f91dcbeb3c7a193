import type { Sale } from '@reprise/contracts';
import type { Writer } from '@reprise/event-log';

export interface LedgerLine {
  readonly tenant: string;
  readonly sale: Sale;
}

/** Postgres rounds what is finer than microseconds, which could carry the last moment of a day into the next. */
const micros = (time: string) => time.replace(/(\.\d{6})\d+Z$/, '$1Z');

/** The ledger: sales and reversals as they were recorded, each once. */
export const saleWriter: Writer<LedgerLine> = {
  name: 'sales',
  async flush(rows, sql) {
    const column = <T>(value: (sale: Sale) => T) => rows.map(({ sale }) => value(sale));
    await sql.query(
      `insert into sale (sale_id, tenant, creator, fan, kind, source, item_id, quote_id, attributed, reason, amount_minor,
                         fee_minor, currency, occurred_at, purchase_id, reversal_of, origin)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                            $9::boolean[], $10::text[], $11::bigint[], $12::bigint[], $13::text[], $14::timestamptz[],
                            $15::text[], $16::text[], $17::text[])
       on conflict (sale_id) do nothing`,
      [
        column((sale) => sale.saleId),
        rows.map(({ tenant }) => tenant),
        column((sale) => sale.creator),
        column((sale) => sale.fan),
        column((sale) => sale.kind),
        column((sale) => sale.source),
        column((sale) => sale.itemId),
        column((sale) => sale.quoteId),
        column((sale) => sale.attributed),
        column((sale) => sale.attribution.reason),
        column((sale) => sale.amountMinor),
        column((sale) => sale.feeMinor),
        column((sale) => sale.currency),
        column((sale) => micros(sale.occurredAt)),
        column((sale) => sale.purchaseId),
        column((sale) => sale.reversalOf),
        column((sale) => sale.origin),
      ],
      'pricing-sales',
    );
  },
};
