import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { offerSchema } from './offer.js';

export const replyDraftedV1 = defineEvent({
  type: 'generation.reply-drafted.v1',
  summary: 'Words for a turn, by a writer, from templates or a model; not yet allowed to leave.',
  topics: ['conversation.events'],
  personal: ['text'],
  data: z.object({
    turnId: idSchema,
    draftId: idSchema,
    /** The text with its `{{price}}` slot filled from the quote. */
    text: personal(z.string().min(1).max(8_000)),
    /** `rules@1`, or the model that wrote it. */
    writer: z.string().max(60),
    templateIds: z.array(z.string().max(80)).max(20),
    /** Seed of the writer’s choices. */
    seed: z.int(),
    offer: offerSchema.nullable(),
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      text: 'The ink landscape set is $15.00.',
      writer: 'rules@1',
      templateIds: ['warm/offer/3'],
      seed: 42,
      offer: { quoteId: SAMPLE.quote, itemId: 'i1', amountMinor: 1500, currency: 'USD' },
      occurredAt: SAMPLE.at,
    },
  ],
});
