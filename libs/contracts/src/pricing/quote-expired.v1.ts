import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const quoteExpiredV1 = defineEvent({
  type: 'pricing.quote-expired.v1',
  summary: 'A quote’s time ran out unused.',
  topics: ['conversation.events'],
  data: z.object({ quoteId: idSchema, itemId: idSchema, occurredAt: timeSchema }),
  samples: [{ quoteId: SAMPLE.quote, itemId: 'i1', occurredAt: SAMPLE.at }],
});
