import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { restrictionKindSchema } from '../ingest/fan-restricted.v1.js';
import { SAMPLE } from '../samples.js';

export const sendingSuspendedV1 = defineEvent({
  type: 'delivery.sending-suspended.v1',
  summary: 'From this record on no send to this fan starts (a crisis still gets its fixed answer).',
  topics: ['conversation.events'],
  data: z.object({ kind: restrictionKindSchema, reason: z.string().max(200), occurredAt: timeSchema }),
  samples: [{ kind: 'age', reason: 'states an age under 18', occurredAt: SAMPLE.at }],
});
