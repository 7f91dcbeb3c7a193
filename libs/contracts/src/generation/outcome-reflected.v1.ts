import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const outcomeReflectedV1 = defineEvent({
  type: 'generation.outcome-reflected.v1',
  summary:
    'What became of what we did: a reply that left or did not, an offer that was bought, declined or left to expire.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema.nullable(),
    draftId: idSchema.nullable(),
    outcome: z.enum(['sent', 'failed', 'cancelled', 'bought', 'declined', 'expired']),
    itemId: idSchema.nullable(),
    amountMinor: amountMinorSchema.nullable(),
    reason: z.string().max(300).nullable(),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      outcome: 'sent',
      itemId: null,
      amountMinor: null,
      reason: null,
      occurredAt: SAMPLE.at,
    },
  ],
});
