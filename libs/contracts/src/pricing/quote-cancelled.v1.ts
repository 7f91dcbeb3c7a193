import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const quoteCancelledV1 = defineEvent({
  type: 'pricing.quote-cancelled.v1',
  summary: 'An open quote no longer counts: replaced, its item withdrawn or bought, or selling suspended.',
  topics: ['conversation.events'],
  data: z.object({
    quoteId: idSchema,
    itemId: idSchema,
    reason: z.enum(['replaced', 'withdrawn', 'bought', 'suspended']),
    occurredAt: timeSchema,
  }),
  samples: [{ quoteId: SAMPLE.quote, itemId: 'i1', reason: 'replaced', occurredAt: SAMPLE.at }],
});
