import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { restrictionKindSchema } from '../ingest/fan-restricted.v1.js';
import { SAMPLE } from '../samples.js';

export const writingSuspendedV1 = defineEvent({
  type: 'generation.writing-suspended.v1',
  summary:
    'From this record on turns of this fan are answered only as the restriction allows: not at all, with the fixed care message, or without an offer.',
  topics: ['conversation.events'],
  data: z.object({ kind: restrictionKindSchema, reason: z.string().max(200), occurredAt: timeSchema }),
  samples: [{ kind: 'crisis', reason: 'speaks of self-harm', occurredAt: SAMPLE.at }],
});
