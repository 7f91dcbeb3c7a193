import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { handoffReasonSchema } from './handoff-requested.v1.js';

export const handoffOverdueV1 = defineEvent({
  type: 'generation.handoff-overdue.v1',
  summary: 'An incident: a person was asked for, and nobody claimed or released the request in time.',
  topics: ['conversation.events'],
  data: z.object({
    handoffId: idSchema,
    reason: handoffReasonSchema,
    requestedAt: timeSchema,
    /** The time allowed, in seconds. */
    withinSeconds: z.int().min(1),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      handoffId: SAMPLE.turn,
      reason: 'asks-person',
      requestedAt: SAMPLE.at,
      withinSeconds: 3_600,
      occurredAt: '2026-11-23T11:00:03.000Z',
    },
  ],
});
