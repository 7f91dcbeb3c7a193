import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { itemSchema, SAMPLE_ITEM } from './item.js';

export const itemAddedV1 = defineEvent({
  type: 'catalog.item-added.v1',
  summary: 'An item entered a creator’s vault.',
  topics: ['creator.events'],
  data: z.object({ item: itemSchema, occurredAt: timeSchema }),
  samples: [{ item: SAMPLE_ITEM, occurredAt: SAMPLE.at }],
});
