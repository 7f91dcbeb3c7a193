import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { offerSchema } from '../generation/offer.js';
import { SAMPLE } from '../samples.js';

export const messageSentV1 = defineEvent({
  type: 'delivery.message-sent.v1',
  summary: 'The platform has our message; the turn’s inbound messages are answered.',
  topics: ['conversation.events'],
  personal: ['text'],
  data: z.object({
    turnId: idSchema,
    draftId: idSchema,
    messageIds: z.array(idSchema).max(500),
    platformMessageId: idSchema,
    /** As it left, disclosure included. */
    text: personal(z.string().min(1).max(9_000)),
    offer: offerSchema.nullable(),
    authorship: z.enum(['auto', 'ai_drafted_human_sent', 'human']),
    /** How we know: the platform’s answer, or by asking after an unknown outcome. */
    resolvedBy: z.enum(['response', 'asked']),
    attempts: z.int().min(1),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      messageIds: ['m1'],
      platformMessageId: 'pm1',
      text: 'The ink landscape set is $15.00.',
      offer: null,
      authorship: 'auto',
      resolvedBy: 'response',
      attempts: 1,
      occurredAt: SAMPLE.at,
    },
  ],
});
