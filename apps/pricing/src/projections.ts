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
} from '@reprise/contracts';
import type { PricingFanEvent } from '@reprise/domain-pricing';
import type { Subject, Work } from '@reprise/event-log';
import { quoteWriter } from './quotes/quote-writer.js';
import { ledger } from './sales/ledger.js';

/** Moves the read models on by what pricing has just recorded of a fan. */
export function project(work: Work, subject: Subject, events: readonly PricingFanEvent[]): void {
  for (const event of events) projectOne(work, subject, event);
}

function projectOne(work: Work, subject: Subject, event: PricingFanEvent): void {
  switch (event.type) {
    case priceQuotedV1.type:
      return work.write(quoteWriter, { kind: 'given', subject, quote: event.data });
    case quoteExpiredV1.type: {
      const { quoteId, occurredAt: at } = event.data;
      return work.write(quoteWriter, { kind: 'closed', quoteId, status: 'expired', at });
    }
    case quoteCancelledV1.type: {
      const { quoteId, reason: status, occurredAt: at } = event.data;
      return work.write(quoteWriter, { kind: 'closed', quoteId, status, at });
    }
    case saleRecordedV1.type: {
      const { attributed, quoteId, occurredAt: at } = event.data;
      ledger.project(work, subject, event);
      if (attributed && quoteId !== null) work.write(quoteWriter, { kind: 'closed', quoteId, status: 'bought', at });
      return;
    }
    case saleReversedV1.type:
      return ledger.project(work, subject, event);
    case priceWithheldV1.type:
    case reversalPendedV1.type:
    case sellingSuspendedV1.type:
    case sellingResumedV1.type:
    case hardshipNotedV1.type:
    case personSpendNotedV1.type:
      return;
  }
}
