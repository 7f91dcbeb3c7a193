import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { restrictionKindSchema } from '../ingest/fan-restricted.v1.js';
import { SAMPLE } from '../samples.js';

export const sellingResumedV1 = defineEvent({
  type: 'pricing.selling-resumed.v1',
  summary: 'A restriction on selling was lifted.',
  topics: ['conversation.events'],
  data: z.object({ kind: restrictionKindSchema, reason: z.string().max(500), occurredAt: timeSchema }),
  samples: [{ kind: 'crisis', reason: 'lifted by operator:kim', occurredAt: SAMPLE.at }],
});
