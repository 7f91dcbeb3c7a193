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
    /** As the record says; absent in events of releases that did not record it. */
    durationSeconds: z.number().min(0).nullish(),
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
    {
      turnId: SAMPLE.turn,
      purpose: 'negotiate',
      itemId: 'i2',
      itemVersion: 3,
      title: 'Ink washes, a lesson',
      description: 'A recorded lesson on washes.',
      kind: 'video',
      durationSeconds: 1260,
      listPriceMinor: 2500,
      currency: 'USD',
      fanOfferMinor: 1800,
      declined: false,
      candidates: [{ itemId: 'i2', score: 1.1, terms: { text: 1.1 } }],
      selector: 'bm25f+terms@1',
      occurredAt: SAMPLE.at,
    },
  ],
});
