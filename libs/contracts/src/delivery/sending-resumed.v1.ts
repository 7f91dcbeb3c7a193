import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { restrictionKindSchema } from '../ingest/fan-restricted.v1.js';
import { SAMPLE } from '../samples.js';

export const sendingResumedV1 = defineEvent({
  type: 'delivery.sending-resumed.v1',
  summary: 'A restriction on sending was lifted.',
  topics: ['conversation.events'],
  data: z.object({ kind: restrictionKindSchema, reason: z.string().max(500), occurredAt: timeSchema }),
  samples: [{ kind: 'age', reason: 'lifted by operator:kim: verified adult', occurredAt: SAMPLE.at }],
});
