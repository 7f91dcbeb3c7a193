import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, moneyFields, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const reversalPendedV1 = defineEvent({
  type: 'pricing.reversal-pended.v1',
  summary: 'A refund or dispute arrived before its purchase; it waits for it.',
  topics: ['conversation.events'],
  data: z.object({
    purchaseId: idSchema,
    /** The `saleId` the reversal will carry once its purchase is known. */
    reversalId: idSchema,
    reversal: z.object({ kind: z.enum(['refund', 'dispute']), id: idSchema }),
    ...moneyFields,
    ...occurredFields,
  }),
  samples: [
    {
      purchaseId: 'p1',
      reversalId: '0a1b2c3d-4e5f-5061-8273-94a5b6c7d8e9',
      reversal: { kind: 'refund', id: 'r1' },
      amountMinor: 1500,
      currency: 'USD',
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
  ],
});
