import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { restrictionKindSchema } from '../ingest/fan-restricted.v1.js';
import { SAMPLE } from '../samples.js';

export const sellingSuspendedV1 = defineEvent({
  type: 'pricing.selling-suspended.v1',
  summary: 'Nothing is sold to this fan while this restriction holds.',
  topics: ['conversation.events'],
  data: z.object({ kind: restrictionKindSchema, reason: z.string().max(200), occurredAt: timeSchema }),
  samples: [{ kind: 'crisis', reason: 'crisis screen', occurredAt: SAMPLE.at }],
});
