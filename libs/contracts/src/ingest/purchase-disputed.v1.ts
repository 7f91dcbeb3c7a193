import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, moneyFields, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const purchaseDisputedV1 = defineEvent({
  type: 'ingest.purchase-disputed.v1',
  summary: 'A fan’s bank took the money of a purchase back.',
  topics: ['conversation.events'],
  data: z.object({ purchaseId: idSchema, disputeId: idSchema, platform: idSchema, ...moneyFields, ...occurredFields }),
  samples: [
    {
      purchaseId: 'p1',
      disputeId: 'd1',
      platform: 'sandbox',
      amountMinor: 1500,
      currency: 'USD',
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
  ],
});
