import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const hardshipNotedV1 = defineEvent({
  type: 'pricing.hardship-noted.v1',
  summary: 'The fan said that money is short: nothing is pitched to them until then. It never changes a price.',
  topics: ['conversation.events'],
  data: z.object({ messageId: idSchema, until: timeSchema, occurredAt: timeSchema }),
  samples: [{ messageId: 'm1', until: '2026-11-24T10:00:00.000Z', occurredAt: SAMPLE.at }],
});
