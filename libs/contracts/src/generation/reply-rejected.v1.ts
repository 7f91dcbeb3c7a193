import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { gateResultSchema } from './offer.js';

export const replyRejectedV1 = defineEvent({
  type: 'generation.reply-rejected.v1',
  summary: 'A draft failed a gate; it is repaired once, then rules write, then silence with a reason.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    draftId: idSchema,
    gates: z.array(gateResultSchema).max(30),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      gates: [{ gate: 'amounts', passed: false, reason: 'states an amount outside the price slot' }],
      occurredAt: SAMPLE.at,
    },
  ],
});
