import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const itemWithdrawnV1 = defineEvent({
  type: 'catalog.item-withdrawn.v1',
  summary: 'An item may not be offered any more.',
  topics: ['creator.events'],
  data: z.object({ itemId: idSchema, reason: z.string().min(1).max(500), occurredAt: timeSchema }),
  samples: [{ itemId: 'i1', reason: 'retired by the creator', occurredAt: SAMPLE.at }],
});
