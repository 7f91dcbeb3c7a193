import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const factSupersededV1 = defineEvent({
  type: 'memory.fact-superseded.v1',
  summary: 'A fact no longer holds; it stays in the past.',
  topics: ['conversation.events'],
  data: z.object({
    factId: idSchema,
    supersededBy: idSchema.nullable(),
    reason: z.string().max(200),
    validTo: timeSchema,
    /** The single-valued predicate nothing holds under any more, when a concluded fact ends. */
    predicate: z.string().min(1).max(60).optional(),
  }),
  samples: [
    { factId: 'k1', supersededBy: 'k2', reason: 'newer statement of the same predicate', validTo: SAMPLE.at },
    {
      factId: 'k2:1',
      supersededBy: null,
      reason: 'what it was concluded from no longer holds',
      validTo: SAMPLE.at,
      predicate: 'good time',
    },
  ],
});
