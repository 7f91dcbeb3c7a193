import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const contentMissingV1 = defineEvent({
  type: 'catalog.content-missing.v1',
  summary: 'Nothing in the vault fits what was asked for; feeds the coverage report.',
  topics: ['conversation.events'],
  personal: ['query'],
  data: z.object({
    turnId: idSchema,
    query: personal(z.string().max(2_000)),
    /** `unwanted`: what there is, the fan said they do not want. */
    reason: z.enum(['no-match', 'all-owned', 'unwanted', 'unknown-item', 'withdrawn', 'not-for-sale', 'empty-catalog']),
    occurredAt: timeSchema,
  }),
  samples: [
    { turnId: SAMPLE.turn, query: 'oil portraits', reason: 'no-match', occurredAt: SAMPLE.at },
    { turnId: SAMPLE.turn, query: 'something new', reason: 'unwanted', occurredAt: SAMPLE.at },
  ],
});
