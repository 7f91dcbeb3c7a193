import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { restrictionKindSchema } from './fan-restricted.v1.js';

export const fanRestrictionLiftedV1 = defineEvent({
  type: 'ingest.fan-restriction-lifted.v1',
  summary: 'A person lifted a restriction, with a reason.',
  topics: ['conversation.events'],
  data: z.object({
    kind: restrictionKindSchema,
    by: z.string().min(1).max(200),
    reason: z.string().min(1).max(500),
    occurredAt: timeSchema,
  }),
  samples: [{ kind: 'crisis', by: 'operator:kim', reason: 'spoke with the fan, safe', occurredAt: SAMPLE.at }],
});
