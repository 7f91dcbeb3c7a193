import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const INTENTS = ['company', 'browse', 'buy', 'custom', 'support', 'leave'] as const;
export type Intent = (typeof INTENTS)[number];

export const hypothesesUpdatedV1 = defineEvent({
  type: 'generation.hypotheses-updated.v1',
  summary: 'What the fan may be after, as a probability vector over intents (sums to 1).',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    intents: z.record(z.enum(INTENTS), z.number().min(0).max(1)),
    reader: z.string().max(60),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      intents: { company: 0.1, browse: 0.3, buy: 0.5, custom: 0, support: 0, leave: 0.1 },
      reader: 'acts@1',
      occurredAt: SAMPLE.at,
    },
  ],
});
