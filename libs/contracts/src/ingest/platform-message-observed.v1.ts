import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, occurredFields } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { extraSchema } from './extra.js';
import { messageTextSchema } from './fan-message-received.v1.js';

export const platformMessageObservedV1 = defineEvent({
  type: 'ingest.platform-message-observed.v1',
  summary:
    'A message to the fan that this system did not send: by the creator, their team, or other software before us.',
  topics: ['conversation.events'],
  personal: ['text', 'extra'],
  data: z.object({
    messageId: idSchema,
    text: personal(messageTextSchema),
    by: z.enum(['creator', 'team', 'software']),
    itemId: idSchema.nullable(),
    quality: z.int().min(1).max(5).nullable(),
    extra: extraSchema,
    ...occurredFields,
  }),
  samples: [
    {
      messageId: 'm2',
      text: 'it is, and I can sign it for you',
      by: 'creator',
      itemId: null,
      quality: null,
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
  ],
});
