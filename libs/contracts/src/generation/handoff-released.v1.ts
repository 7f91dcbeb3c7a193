import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const handoffReleasedV1 = defineEvent({
  type: 'generation.handoff-released.v1',
  summary: 'A request for a person is settled: from here on software answers again, unless another request holds.',
  topics: ['conversation.events'],
  data: z.object({ handoffId: idSchema, by: z.string().min(1).max(200), occurredAt: timeSchema }),
  samples: [{ handoffId: SAMPLE.turn, by: 'operator:kim', occurredAt: SAMPLE.at }],
});
