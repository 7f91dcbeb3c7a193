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
    /** The reader whose answer was refused, being no valid extraction, so that the rules read instead. */
    refused: z.string().max(60).optional(),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      intents: { company: 0.1, browse: 0.3, buy: 0.5, custom: 0, support: 0, leave: 0.1 },
      reader: 'acts@1',
      occurredAt: SAMPLE.at,
    },
    {
      turnId: SAMPLE.turn,
      intents: { company: 0.5, browse: 0.2, buy: 0.1, custom: 0, support: 0.1, leave: 0.1 },
      reader: 'acts@3',
      refused: 'small-model@1',
      occurredAt: SAMPLE.at,
    },
  ],
});
