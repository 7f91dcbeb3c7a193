import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const deliveryCancelledV1 = defineEvent({
  type: 'delivery.delivery-cancelled.v1',
  summary:
    'An approved reply does not leave: replaced by a newer one, stopped, too late, or the conversation is a person’s.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    draftId: idSchema,
    messageIds: z.array(idSchema).max(500),
    reason: z.enum(['superseded', 'suspended', 'past-deadline', 'unknown-fan', 'handed-off']),
    detail: z.string().max(300).nullable(),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      messageIds: ['m1'],
      reason: 'superseded',
      detail: null,
      occurredAt: SAMPLE.at,
    },
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      messageIds: ['m2'],
      reason: 'handed-off',
      detail: null,
      occurredAt: SAMPLE.at,
    },
  ],
});
