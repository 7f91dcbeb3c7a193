import type { PricingFanEvent } from '@reprise/domain-pricing';
import type { StoredEvent } from '@reprise/contracts';
import type { Subject, Work } from '@reprise/event-log';
import { quotes } from './quotes/quotes.js';
import { ledger } from './sales/ledger.js';

/** Moves the read models on by what pricing has just recorded of a fan. */
export function project(work: Work, subject: Subject, events: readonly StoredEvent<PricingFanEvent>[]): void {
  for (const event of events) for (const projection of [ledger, quotes]) projection.project(work, subject, event);
}
