import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const messageFailedV1 = defineEvent({
  type: 'delivery.message-failed.v1',
  summary: 'A reply could not be handed to the platform, or nobody can know whether it was.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    draftId: idSchema,
    messageIds: z.array(idSchema).max(500),
    reason: z.enum(['refused', 'unknown', 'unreachable']),
    detail: z.string().max(500),
    attempts: z.int().min(1),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      messageIds: ['m1'],
      reason: 'refused',
      detail: '422 fan has blocked the creator',
      attempts: 1,
      occurredAt: SAMPLE.at,
    },
  ],
});
