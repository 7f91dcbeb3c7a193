import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, moneyFields, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { extraSchema } from './extra.js';

export const purchaseCompletedV1 = defineEvent({
  type: 'ingest.purchase-completed.v1',
  summary: 'The platform took a fan’s money for an item. The money has moved, whatever we think of it.',
  topics: ['conversation.events'],
  personal: ['extra'],
  data: z.object({
    purchaseId: idSchema,
    platform: idSchema,
    itemId: idSchema,
    quoteId: idSchema.nullable(),
    extra: extraSchema,
    ...moneyFields,
    ...occurredFields,
  }),
  samples: [
    {
      purchaseId: 'p1',
      platform: 'sandbox',
      itemId: 'i1',
      quoteId: SAMPLE.quote,
      amountMinor: 1500,
      currency: 'USD',
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
    {
      purchaseId: 'p2',
      platform: 'sandbox',
      itemId: 'i9',
      quoteId: null,
      amountMinor: 0,
      currency: 'USD',
      extra: { shelf: 'A3' },
      occurredAt: SAMPLE.at,
      origin: 'import',
    },
  ],
});
