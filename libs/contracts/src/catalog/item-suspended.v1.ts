import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const itemSuspendedV1 = defineEvent({
  type: 'catalog.item-suspended.v1',
  summary: 'An item shows people whose consent is not on record: it is not offered until it is complete.',
  topics: ['creator.events'],
  data: z.object({
    itemId: idSchema,
    /** People whose consent was missing at that moment. */
    missing: z.array(z.string()).min(1).max(100),
    occurredAt: timeSchema,
  }),
  samples: [{ itemId: 'i1', missing: ['person-7'], occurredAt: SAMPLE.at }],
});
