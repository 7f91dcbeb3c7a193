import { defineEvent } from '../define-event.js';
import { SAMPLE } from '../samples.js';
import { saleSchema } from './sale.js';

export const saleRecordedV1 = defineEvent({
  type: 'pricing.sale-recorded.v1',
  summary: 'A sale: a purchase, a tip or a subscription payment, attributed to a quote of ours or not.',
  topics: ['conversation.events', 'sales'],
  data: saleSchema,
  samples: [
    {
      saleId: SAMPLE.sale,
      kind: 'sale',
      source: 'item',
      creator: SAMPLE.creator,
      fan: SAMPLE.fan,
      itemId: 'i1',
      quoteId: SAMPLE.quote,
      attributed: true,
      attribution: { reason: 'named-quote' },
      amountMinor: 1500,
      currency: 'USD',
      feeMinor: 300,
      occurredAt: SAMPLE.at,
      purchaseId: 'p1',
      reversalOf: null,
      origin: 'live',
    },
  ],
});
