import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const disclosureShownV1 = defineEvent({
  type: 'delivery.disclosure-shown.v1',
  summary: 'The fan was told that software writes here, in which words and with which message.',
  topics: ['conversation.events'],
  data: z.object({
    draftId: idSchema,
    platformMessageId: idSchema,
    wordingId: z.string().max(60),
    policyVersion: z.string().max(60),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      draftId: SAMPLE.draft,
      platformMessageId: 'pm1',
      wordingId: 'en/first@1',
      policyVersion: 'strictest@1',
      occurredAt: SAMPLE.at,
    },
  ],
});
