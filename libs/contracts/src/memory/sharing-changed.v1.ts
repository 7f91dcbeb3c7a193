import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const sharingChangedV1 = defineEvent({
  type: 'memory.sharing-changed.v1',
  summary:
    'Whether preferences of a creator’s fans may be known on the linked profiles of the same person, and theirs here. Both creators must agree.',
  topics: ['creator.events'],
  data: z.object({ preferences: z.boolean(), by: z.string().min(1).max(200), occurredAt: timeSchema }),
  samples: [{ preferences: true, by: 'operator:kim', occurredAt: SAMPLE.at }],
});
