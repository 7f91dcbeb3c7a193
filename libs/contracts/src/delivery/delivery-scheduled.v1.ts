import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { offerSchema } from '../generation/offer.js';
import { PLANS } from '../generation/turn-planned.v1.js';
import { SAMPLE } from '../samples.js';

export const deliveryScheduledV1 = defineEvent({
  type: 'delivery.delivery-scheduled.v1',
  summary: 'A reply waits for its natural moment; everything the sender needs is in here.',
  topics: ['conversation.events'],
  personal: ['text'],
  data: z.object({
    turnId: idSchema,
    /** Also the idempotency key of the send. */
    draftId: idSchema,
    messageIds: z.array(idSchema).max(500),
    /** What the reply is for: a stop may let some plans through (a crisis: `care`). */
    plan: z.enum(PLANS),
    text: personal(z.string().min(1).max(8_000)),
    offer: offerSchema.nullable(),
    authorship: z.enum(['auto', 'ai_drafted_human_sent', 'human']),
    sendAt: timeSchema,
    deadline: timeSchema,
    /** Reading, thinking and typing time in milliseconds before dividing by the pace. */
    delay: z.object({ readingMs: z.int().min(0), thinkingMs: z.int().min(0), typingMs: z.int().min(0) }),
    /** Natural delays are divided by it; 0 = none. */
    pace: z.number().min(0),
    seed: z.int(),
    /** An earlier draft this one replaces; one already in flight is left to resolve, and not tried again. */
    supersedes: idSchema.nullable(),
    /** When the first inbound message it answers was accepted: the reply bar counts from here. */
    acceptedAt: timeSchema,
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      draftId: SAMPLE.draft,
      messageIds: ['m1'],
      plan: 'offer',
      text: 'The ink landscape set is $15.00.',
      offer: null,
      authorship: 'auto',
      sendAt: '2026-11-23T10:00:20.000Z',
      deadline: '2026-11-23T10:01:50.000Z',
      delay: { readingMs: 1200, thinkingMs: 4000, typingMs: 9000 },
      pace: 1,
      seed: 7,
      supersedes: null,
      acceptedAt: SAMPLE.at,
      occurredAt: SAMPLE.at,
    },
  ],
});
