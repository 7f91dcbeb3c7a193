import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const ITEM_STOPS = ['withdrawn', 'consent'] as const;

export const itemStoppedV1 = defineEvent({
  type: 'delivery.item-stopped.v1',
  summary: 'From this record on no send that offers the item starts.',
  topics: ['creator.events'],
  data: z.object({
    itemId: idSchema,
    /** It was withdrawn, or the consent of somebody in it is missing. */
    reason: z.enum(ITEM_STOPS),
    occurredAt: timeSchema,
  }),
  samples: [{ itemId: 'i1', reason: 'withdrawn', occurredAt: SAMPLE.at }],
});
