import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, currencySchema, idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const personSpendNotedV1 = defineEvent({
  type: 'pricing.person-spend-noted.v1',
  summary: 'What a linked fan of the same person has spent and may buy by open quotes, as a cap on this fan counts it.',
  topics: ['conversation.events'],
  data: z.object({
    /** The fan whose money it is. */
    otherFan: idSchema,
    /** The first link on the way to that fan, and the event that says so. */
    link: z.object({ otherFan: idSchema, eventId: idSchema }),
    /** Sums of gross spend by UTC day, currency and hour of the day; they replace what was noted of these days. */
    days: z.record(
      z.string().regex(/^\d{4}-\d\d-\d\d$/),
      z.record(currencySchema, z.record(z.string().regex(/^\d{1,2}$/), z.int().min(0))),
    ),
    /** Replaces what was noted before. */
    open: z.array(
      z.object({
        quoteId: idSchema,
        amountMinor: amountMinorSchema,
        currency: currencySchema,
        expiresAt: timeSchema,
      }),
    ),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      otherFan: 'f2',
      link: { otherFan: 'f2', eventId: 'e1' },
      days: { '2026-11-23': { USD: { '9': 1500 } } },
      open: [{ quoteId: SAMPLE.quote, amountMinor: 2500, currency: 'USD', expiresAt: '2026-11-24T10:00:00.000Z' }],
      occurredAt: SAMPLE.at,
    },
  ],
});
