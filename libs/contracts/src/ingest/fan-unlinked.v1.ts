import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const fanUnlinkedV1 = defineEvent({
  type: 'ingest.fan-unlinked.v1',
  summary:
    'A link between two fans was wrong, or is not wanted any more: nothing crosses from here on; what crossed before holds.',
  topics: ['conversation.events'],
  data: z.object({ otherFan: idSchema, by: z.string().min(1).max(200), occurredAt: timeSchema }),
  samples: [{ otherFan: 'f2', by: 'operator:kim', occurredAt: SAMPLE.at }],
});
