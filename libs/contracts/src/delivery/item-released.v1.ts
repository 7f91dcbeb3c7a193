import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { ITEM_STOPS } from './item-stopped.v1.js';

export const itemReleasedV1 = defineEvent({
  type: 'delivery.item-released.v1',
  summary: 'A stop of an item ended.',
  topics: ['creator.events'],
  data: z.object({ itemId: idSchema, reason: z.enum(ITEM_STOPS), occurredAt: timeSchema }),
  samples: [{ itemId: 'i1', reason: 'consent', occurredAt: SAMPLE.at }],
});
