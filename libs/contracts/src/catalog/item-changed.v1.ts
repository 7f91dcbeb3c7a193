import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { itemSchema, SAMPLE_ITEM } from './item.js';

export const itemChangedV1 = defineEvent({
  type: 'catalog.item-changed.v1',
  summary: 'An item’s record changed; the whole new record.',
  topics: ['creator.events'],
  data: z.object({ item: itemSchema, occurredAt: timeSchema }),
  samples: [{ item: { ...SAMPLE_ITEM, priceMinor: 1700 }, occurredAt: SAMPLE.at }],
});
