import {
  hardshipNotedV1,
  personSpendNotedV1,
  priceQuotedV1,
  priceWithheldV1,
  quoteCancelledV1,
  quoteExpiredV1,
  reversalPendedV1,
  saleRecordedV1,
  saleReversedV1,
  sellingResumedV1,
  sellingSuspendedV1,
  type EventOf,
} from '@reprise/contracts';
import type { Decider, RowReader, RowRef, RowWriter } from '@reprise/event-sourcing';
import { NEW_FAN, withoutQuote, type PricingFan } from './pricing-fan.js';
import { notedRows, notePersonSpend, personSpendNoted, type NotePersonSpend } from './protection/person.js';
import {
  noteHardship,
  resumeSelling,
  suspendSelling,
  type NoteHardship,
  type ResumeSelling,
  type SuspendSelling,
} from './protection/selling.js';
import { expireQuote, withdrawQuote, type ExpireQuote, type WithdrawQuote } from './quote/closing.js';
import { quoteCancelled, quoteGiven } from './quote/given.js';
import { quote, quoteRows, type Quote } from './quote/quote.js';
import { withholdPrice, type WithholdPrice } from './quote/undecided.js';
import { ITEMS, itemRow } from './rows.js';
import { reversalPended, saleRecorded, saleReversed } from './sale/recorded.js';
import { reverse, reverseRows, type Reverse } from './sale/reversal.js';
import {
  purchaseRows,
  recordPurchase,
  recordSubscription,
  recordTip,
  subscriptionRows,
  tipRows,
  type RecordPurchase,
  type RecordSubscription,
  type RecordTip,
} from './sale/sale.js';

export type PricingFanCommand =
  | Quote
  | WithholdPrice
  | ExpireQuote
  | WithdrawQuote
  | RecordPurchase
  | RecordTip
  | RecordSubscription
  | Reverse
  | SuspendSelling
  | ResumeSelling
  | NoteHardship
  | NotePersonSpend;

export type PricingFanEvent = EventOf<
  | typeof priceQuotedV1
  | typeof priceWithheldV1
  | typeof quoteExpiredV1
  | typeof quoteCancelledV1
  | typeof saleRecordedV1
  | typeof saleReversedV1
  | typeof reversalPendedV1
  | typeof sellingSuspendedV1
  | typeof sellingResumedV1
  | typeof hardshipNotedV1
  | typeof personSpendNotedV1
>;

function decide(command: PricingFanCommand, fan: PricingFan, rows: RowReader): readonly PricingFanEvent[] {
  switch (command.type) {
    case 'Quote':
      return quote(command, fan, rows);
    case 'WithholdPrice':
      return withholdPrice(command);
    case 'ExpireQuote':
      return expireQuote(command, fan);
    case 'WithdrawQuote':
      return withdrawQuote(command, fan);
    case 'RecordPurchase':
      return recordPurchase(command, fan, rows);
    case 'RecordTip':
      return recordTip(command, rows);
    case 'RecordSubscription':
      return recordSubscription(command, rows);
    case 'Reverse':
      return reverse(command, fan, rows);
    case 'SuspendSelling':
      return suspendSelling(command, fan);
    case 'ResumeSelling':
      return resumeSelling(command, fan);
    case 'NoteHardship':
      return noteHardship(command, fan);
    case 'NotePersonSpend':
      return notePersonSpend(command, rows);
  }
}

function evolve(fan: PricingFan, event: PricingFanEvent, rows: RowWriter): PricingFan {
  switch (event.type) {
    case priceQuotedV1.type:
      return quoteGiven(fan, event.data, rows);
    case priceWithheldV1.type:
      return HAGGLED.has(event.data.reason) ? declined(fan) : fan;
    case quoteExpiredV1.type:
      return { ...fan, open: withoutQuote(fan.open, event.data.quoteId) };
    case quoteCancelledV1.type:
      return quoteCancelled(fan, event.data, rows);
    case saleRecordedV1.type:
      return saleRecorded(fan, event.data, rows);
    case saleReversedV1.type:
      return saleReversed(fan, event.data, rows);
    case reversalPendedV1.type:
      return reversalPended(fan, event.data, rows);
    case sellingSuspendedV1.type:
      return { ...fan, stops: [...fan.stops, event.data.kind] };
    case sellingResumedV1.type:
      return { ...fan, stops: fan.stops.filter((kind) => kind !== event.data.kind) };
    case hardshipNotedV1.type:
      return { ...fan, hardshipUntil: event.data.until };
    case personSpendNotedV1.type:
      personSpendNoted(event.data, rows);
      return fan;
  }
}

const HAGGLED: ReadonlySet<string> = new Set(['rounds-exhausted', 'below-floor']);
const declined = (fan: PricingFan): PricingFan => ({ ...fan, firstOffers: { ...fan.firstOffers, declined: true } });

function rows(command: PricingFanCommand): readonly RowRef[] {
  switch (command.type) {
    case 'Quote':
      return quoteRows(command);
    case 'WithdrawQuote':
      return [itemRow(command.itemId)];
    case 'RecordPurchase':
      return purchaseRows(command);
    case 'RecordTip':
      return tipRows(command);
    case 'RecordSubscription':
      return subscriptionRows(command);
    case 'Reverse':
      return reverseRows(command);
    case 'SuspendSelling':
      return [{ collection: ITEMS }];
    case 'NotePersonSpend':
      return notedRows(command);
    case 'WithholdPrice':
    case 'ExpireQuote':
    case 'ResumeSelling':
    case 'NoteHardship':
      return [];
  }
}

/** Decides the stream `pricing:<fan>`: quotes, sales and reversals, and what protects the fan. */
export const pricingFan: Decider<PricingFan, PricingFanCommand, PricingFanEvent> = {
  initial: NEW_FAN,
  decide,
  evolve,
  rows,
};
