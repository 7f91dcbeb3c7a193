import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, moneyFields, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const purchaseRefundedV1 = defineEvent({
  type: 'ingest.purchase-refunded.v1',
  summary: 'The platform gave a fan money back, all or part of a purchase.',
  topics: ['conversation.events'],
  data: z.object({ purchaseId: idSchema, refundId: idSchema, platform: idSchema, ...moneyFields, ...occurredFields }),
  samples: [
    {
      purchaseId: 'p1',
      refundId: 'r1',
      platform: 'sandbox',
      amountMinor: 1500,
      currency: 'USD',
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
  ],
});
