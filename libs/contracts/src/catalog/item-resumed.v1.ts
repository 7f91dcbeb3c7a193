import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const itemResumedV1 = defineEvent({
  type: 'catalog.item-resumed.v1',
  summary: 'The consent of everyone an item shows is on record: unless it was withdrawn it may be offered again.',
  topics: ['creator.events'],
  data: z.object({ itemId: idSchema, occurredAt: timeSchema }),
  samples: [{ itemId: 'i1', occurredAt: SAMPLE.at }],
});
