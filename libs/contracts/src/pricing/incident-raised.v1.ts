import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const incidentRaisedV1 = defineEvent({
  type: 'pricing.incident-raised.v1',
  summary: 'Something about money that a person should look at, with its cause named.',
  topics: ['creator.events'],
  data: z.object({
    incidentId: idSchema,
    kind: z.enum([
      'quote-mismatch',
      'quote-expired',
      'quote-foreign',
      'quote-used',
      'quote-unknown',
      'price-below-floor',
      'reversal-exceeds-sale',
      'reversal-currency',
    ]),
    fan: idSchema,
    saleId: idSchema.nullable(),
    quoteId: idSchema.nullable(),
    detail: z.string().max(500),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      incidentId: 'x1',
      kind: 'quote-expired',
      fan: SAMPLE.fan,
      saleId: SAMPLE.sale,
      quoteId: SAMPLE.quote,
      detail: 'bought 3 h after the quote expired',
      occurredAt: SAMPLE.at,
    },
  ],
});
