import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, currencySchema, idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const contentProposedV1 = defineEvent({
  type: 'catalog.content-proposed.v1',
  summary: 'The item that fits this turn, with every candidate considered and the terms of its score.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    purpose: z.enum(['offer', 'negotiate']),
    itemId: idSchema,
    /** Version of the item’s stream the record was read at. */
    itemVersion: z.int().min(1),
    title: z.string(),
    description: z.string(),
    kind: z.string().nullable(),
    listPriceMinor: amountMinorSchema,
    currency: currencySchema,
    /** What the fan offered in this turn, when they named an amount. */
    fanOfferMinor: amountMinorSchema.nullable(),
    /** The fan turned the last price down without naming another. */
    declined: z.boolean(),
    candidates: z
      .array(z.object({ itemId: idSchema, score: z.number(), terms: z.record(z.string(), z.number()) }))
      .max(20),
    selector: z.string().max(60),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      purpose: 'offer',
      itemId: 'i1',
      itemVersion: 1,
      title: 'Ink landscape set',
      description: 'Twelve ink landscapes, printable.',
      kind: 'set',
      listPriceMinor: 1500,
      currency: 'USD',
      fanOfferMinor: null,
      declined: false,
      candidates: [{ itemId: 'i1', score: 3.2, terms: { text: 2.7, taste: 0.5 } }],
      selector: 'bm25@1',
      occurredAt: SAMPLE.at,
    },
  ],
});
