import type { DataOf, reversalPendedV1, Sale, saleReversedV1 } from '@reprise/contracts';
import type { RowWriter } from '@reprise/event-sourcing';
import { withoutQuote, type PricingFan } from '../pricing-fan.js';
import { COOL_OFF_SECONDS } from '../protection/selling.js';
import { addSpend } from '../protection/spend.js';
import { withoutNamed } from '../quote/history.js';
import { ITEMS, ownedBy, readItem, readLedger, SALES, USED } from '../rows.js';
import { after, plusSeconds } from '../time.js';
import { NEW_LEDGER, withPending, withReversal, withSale } from './ledger.js';
import { ledgerKey } from './sale.js';

export function saleRecorded(fan: PricingFan, sale: Sale, rows: RowWriter): PricingFan {
  const key = ledgerKey(sale);
  rows.put(SALES, key, withSale(readLedger(rows, key) ?? NEW_LEDGER, sale));
  addSpend(rows, sale);
  if (sale.itemId === null) return fan;
  rows.put(ownedBy(sale.itemId), sale.purchaseId, sale.occurredAt);
  const bought = { ...fan, firstOffers: { ...fan.firstOffers, declined: false } };
  return sale.attributed && sale.quoteId !== null ? quoteUsed(bought, sale, sale.itemId, sale.quoteId, rows) : bought;
}

/** A quote is used once, by the purchase it is attributed to. */
function quoteUsed(fan: PricingFan, sale: Sale, itemId: string, quoteId: string, rows: RowWriter): PricingFan {
  const history = readItem(rows, itemId);
  if (history) rows.put(ITEMS, itemId, withoutNamed(history, quoteId));
  rows.put(USED, quoteId, sale.purchaseId);
  return { ...fan, open: withoutQuote(fan.open, quoteId) };
}

export function saleReversed(fan: PricingFan, reversed: DataOf<typeof saleReversedV1>, rows: RowWriter): PricingFan {
  const { purchaseId, itemId, reversal, occurredAt } = reversed;
  const ledger = withReversal(readLedger(rows, purchaseId) ?? NEW_LEDGER, reversed);
  rows.put(SALES, purchaseId, ledger);
  const whole = ledger.sale !== null && ledger.reversedMinor >= ledger.sale.amountMinor;
  if (whole && itemId !== null) rows.delete(ownedBy(itemId), purchaseId);
  if (reversal.kind !== 'refund') return fan;
  const until = plusSeconds(occurredAt, COOL_OFF_SECONDS);
  return fan.coolOffUntil === null || after(until, fan.coolOffUntil) ? { ...fan, coolOffUntil: until } : fan;
}

export function reversalPended(
  fan: PricingFan,
  { purchaseId, reversalId, reversal, amountMinor, currency, occurredAt, origin }: DataOf<typeof reversalPendedV1>,
  rows: RowWriter,
): PricingFan {
  const claim = { ...reversal, reversalId, amountMinor, currency, occurredAt, origin };
  rows.put(SALES, purchaseId, withPending(readLedger(rows, purchaseId) ?? NEW_LEDGER, claim));
  return fan;
}
