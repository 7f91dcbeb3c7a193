import type { RowReader, RowRef } from '@reprise/event-sourcing';
import type { OpenQuote } from './pricing-fan.js';
import type { ItemHistory } from './quote/history.js';
import type { Ledger } from './sale/ledger.js';

/** A quote that was given, whatever became of it: a purchase may name it for as long as it has not expired. */
export interface GivenQuote {
  readonly itemId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly floorMinor: number;
  readonly expiresAt: string;
}

/** Gross spend of one UTC day: currency → hour of the day → minor units. */
export type SpendOfDay = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Noted spend of one UTC day by linked fan. */
export type SpendElsewhere = Readonly<Record<string, SpendOfDay>>;

export const QUOTES = 'quotes';
/** Quotes used up, and the purchase that did. Apart from the quotes, so that a use is written without reading. */
export const USED = 'used';
export const ITEMS = 'items';
export const SALES = 'sales';
export const SPEND = 'spend';
/** Spend of linked fans of the same person, as noted: `<day>` → fan → spend. */
export const ELSEWHERE = 'elsewhere';
/** Open quotes of linked fans, as last noted: `<fan>` → quotes. */
export const RESERVED = 'reserved';

/** Purchases of an item that were not taken back. A collection an item, so that a reversal deletes without reading. */
export const ownedBy = (itemId: string): string => `owned:${itemId}`;

export const quoteRows = (id: string): readonly RowRef[] => [
  { collection: QUOTES, id },
  { collection: USED, id },
];
export const itemRow = (id: string): RowRef => ({ collection: ITEMS, id });
export const saleRow = (id: string): RowRef => ({ collection: SALES, id });
export const spendRow = (day: string): RowRef => ({ collection: SPEND, id: day });
export const elsewhereRow = (day: string): RowRef => ({ collection: ELSEWHERE, id: day });
export const reservedRow = (fan: string): RowRef => ({ collection: RESERVED, id: fan });

export const readQuote = (rows: RowReader, id: string) => rows.get<GivenQuote>(QUOTES, id);
export const isUsed = (rows: RowReader, quoteId: string) => rows.get<string>(USED, quoteId) !== undefined;
export const readItem = (rows: RowReader, id: string) => rows.get<ItemHistory>(ITEMS, id);
export const readLedger = (rows: RowReader, purchaseId: string) => rows.get<Ledger>(SALES, purchaseId);
export const readElsewhere = (rows: RowReader, day: string) => rows.get<SpendElsewhere>(ELSEWHERE, day);
export const readReserved = (rows: RowReader, fan: string) =>
  rows.get<readonly Omit<OpenQuote, 'itemId'>[]>(RESERVED, fan);
export const readSpend = (rows: RowReader, day: string) => rows.get<SpendOfDay>(SPEND, day);
