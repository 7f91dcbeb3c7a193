import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, idSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { saleSchema } from './sale.js';

export const saleReversedV1 = defineEvent({
  type: 'pricing.sale-reversed.v1',
  summary: 'Money of a sale went back: a refund or a dispute, in full or in part, with the share of the fee.',
  topics: ['conversation.events', 'sales'],
  data: saleSchema.extend({
    reversal: z.object({
      kind: z.enum(['refund', 'dispute']),
      id: idSchema,
      /** What the platform said went back; `amountMinor` is what of it was not reversed before. */
      claimedMinor: amountMinorSchema,
      /** `same-money`: a refund and a dispute of the same money count once. `capped`: never more than the sale. `other-currency`: of nothing. */
      counted: z.enum(['whole', 'same-money', 'capped', 'other-currency']),
    }),
  }),
  samples: [
    {
      saleId: '0a1b2c3d-4e5f-5061-8273-94a5b6c7d8e9',
      kind: 'reversal',
      source: 'item',
      creator: SAMPLE.creator,
      fan: SAMPLE.fan,
      itemId: 'i1',
      quoteId: SAMPLE.quote,
      attributed: true,
      attribution: { reason: 'named-quote' },
      amountMinor: 1500,
      currency: 'USD',
      feeMinor: 300,
      occurredAt: SAMPLE.at,
      purchaseId: 'p1',
      reversalOf: SAMPLE.sale,
      origin: 'live',
      reversal: { kind: 'refund', id: 'r1', claimedMinor: 1500, counted: 'whole' },
    },
  ],
});
