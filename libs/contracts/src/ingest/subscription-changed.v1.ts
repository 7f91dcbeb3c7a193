import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, currencySchema, occurredFields, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const subscriptionChangedV1 = defineEvent({
  type: 'ingest.subscription-changed.v1',
  summary: 'A fan’s subscription started, was renewed, or ended.',
  topics: ['conversation.events'],
  data: z.object({
    /** Identifies one payment or one change: the platform’s webhook id. */
    changeId: z.string().min(1).max(200),
    status: z.enum(['active', 'renewed', 'expired']),
    tier: z.string().max(100),
    amountMinor: amountMinorSchema.nullable(),
    currency: currencySchema.nullable(),
    periodEnd: timeSchema.nullable(),
    ...occurredFields,
  }),
  samples: [
    {
      changeId: 'w1',
      status: 'renewed',
      tier: 'basic',
      amountMinor: 999,
      currency: 'USD',
      periodEnd: '2026-12-23T10:00:00Z',
      occurredAt: SAMPLE.at,
      origin: 'live',
    },
  ],
});
