import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const contentUnlockedV1 = defineEvent({
  type: 'catalog.content-unlocked.v1',
  summary: 'The fan owns this item from now on; it is never offered to them again.',
  topics: ['conversation.events'],
  data: z.object({ itemId: idSchema, saleId: idSchema, ...occurredFields }),
  samples: [{ itemId: 'i1', saleId: SAMPLE.sale, occurredAt: SAMPLE.at, origin: 'live' }],
});
