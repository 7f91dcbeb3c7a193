import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { restrictionKindSchema } from '../ingest/fan-restricted.v1.js';
import { SAMPLE } from '../samples.js';

export const writingResumedV1 = defineEvent({
  type: 'generation.writing-resumed.v1',
  summary: 'A restriction on answering was lifted by a person.',
  topics: ['conversation.events'],
  data: z.object({ kind: restrictionKindSchema, reason: z.string().max(500), occurredAt: timeSchema }),
  samples: [{ kind: 'crisis', reason: 'lifted by operator:kim: spoke with the fan, safe', occurredAt: SAMPLE.at }],
});
