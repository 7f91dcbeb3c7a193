import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, currencySchema, idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const priceReasonSchema = z.object({ rule: z.string().max(60), verdict: z.string().max(300) });
export type PriceReason = z.output<typeof priceReasonSchema>;

export const priceQuotedV1 = defineEvent({
  type: 'pricing.price-quoted.v1',
  summary:
    'A price for one fan, one item version, until one moment, used once; with each rule’s verdict, so that anyone can recompute it.',
  topics: ['conversation.events'],
  data: z.object({
    quoteId: idSchema,
    turnId: idSchema,
    itemId: idSchema,
    itemVersion: z.int().min(1),
    title: z.string(),
    description: z.string(),
    amountMinor: amountMinorSchema,
    currency: currencySchema,
    listPriceMinor: amountMinorSchema,
    floorMinor: amountMinorSchema,
    ceilingMinor: amountMinorSchema,
    act: z.enum(['offer', 'counter', 'final', 'accept']),
    /** Negotiation round, 0 for a first offer. */
    round: z.int().min(0),
    fanOfferMinor: amountMinorSchema.nullable(),
    mode: z.enum(['list', 'personal-discount', 'personalized']),
    /** Personal inputs the price used; empty means none. */
    personalInputs: z.array(z.string().max(60)).max(20),
    reasons: z.array(priceReasonSchema).max(30),
    /** Rungs that were allowed, the probability of each, and the draw that chose. */
    ladder: z.array(amountMinorSchema).max(60),
    propensities: z.array(z.number().min(0).max(1)).max(60),
    seed: z.int(),
    policyVersion: z.string().max(60),
    /** The open quote this one replaces. */
    replaces: idSchema.nullable(),
    expiresAt: timeSchema,
    occurredAt: timeSchema,
  }),
  samples: [
    {
      quoteId: SAMPLE.quote,
      turnId: SAMPLE.turn,
      itemId: 'i1',
      itemVersion: 1,
      title: 'Ink landscape set',
      description: 'Twelve ink landscapes, printable.',
      amountMinor: 1500,
      currency: 'USD',
      listPriceMinor: 1500,
      floorMinor: 1050,
      ceilingMinor: 1500,
      act: 'offer',
      round: 0,
      fanOfferMinor: null,
      mode: 'personal-discount',
      personalInputs: [],
      reasons: [{ rule: 'bounds', verdict: '1050..1500' }],
      ladder: [1100, 1300, 1500],
      propensities: [0.1, 0.2, 0.7],
      seed: 7,
      policyVersion: 'default@1',
      replaces: null,
      expiresAt: '2026-11-24T10:00:00.000Z',
      occurredAt: SAMPLE.at,
    },
  ],
});
