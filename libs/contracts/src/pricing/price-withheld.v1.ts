import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { priceReasonSchema } from './price-quoted.v1.js';

export const priceWithheldV1 = defineEvent({
  type: 'pricing.price-withheld.v1',
  summary: 'No price is given for this item to this fan now, and why.',
  topics: ['conversation.events'],
  data: z.object({
    turnId: idSchema,
    itemId: idSchema,
    reason: z.enum([
      'suspended',
      'hardship',
      'cap',
      'cool-off',
      'not-for-sale',
      'below-floor',
      'rounds-exhausted',
      'owned',
      'currency',
      'undecided',
    ]),
    reasons: z.array(priceReasonSchema).max(30),
    /** Empty where no policy decided: the price could not be decided at all (`undecided`). */
    policyVersion: z.string().max(60),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      itemId: 'i1',
      reason: 'below-floor',
      reasons: [{ rule: 'reserve', verdict: 'offer under the reserve after 4 rounds' }],
      policyVersion: 'default@1',
      occurredAt: SAMPLE.at,
    },
  ],
});
