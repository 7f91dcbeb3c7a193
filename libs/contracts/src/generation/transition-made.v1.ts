import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const transitionMadeV1 = defineEvent({
  type: 'generation.transition-made.v1',
  summary: 'The conversation moved from one state to another, and by which rule.',
  topics: ['conversation.events', 'transitions'],
  data: z.object({
    turnId: idSchema.nullable(),
    creator: idSchema,
    fan: idSchema,
    archetype: z.string().max(60),
    machineVersion: z.string().max(60),
    from: z.string().max(60),
    to: z.string().max(60),
    trigger: z.string().max(60),
    rule: z.string().max(60),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      creator: SAMPLE.creator,
      fan: SAMPLE.fan,
      archetype: 'warm',
      machineVersion: 'warm@1',
      from: 'rapport',
      to: 'offering',
      trigger: 'fan-message',
      rule: 'asks-for-item',
      occurredAt: SAMPLE.at,
    },
  ],
});
