import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';
import { gateResultSchema, offerSchema } from './offer.js';
import { PLANS } from './turn-planned.v1.js';

export const replyApprovedV1 = defineEvent({
  type: 'generation.reply-approved.v1',
  summary: 'A draft passed every gate; from here only delivery ends the turn.',
  topics: ['conversation.events'],
  personal: ['text'],
  data: z.object({
    turnId: idSchema,
    draftId: idSchema,
    messageIds: z.array(idSchema).max(500),
    plan: z.enum(PLANS),
    text: personal(z.string().min(1).max(8_000)),
    offer: offerSchema.nullable(),
    gates: z.array(gateResultSchema).max(30),
    /** An approved, perhaps unsent draft this one replaces. */
    supersedes: idSchema.nullable(),
    authorship: z.enum(['auto', 'ai_drafted_human_sent', 'human']),
    /** Length of the inbound text, for reading time. */
    inboundChars: z.int().min(0),
    deadline: timeSchema,
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
      offer: { quoteId: SAMPLE.quote, itemId: 'i1', amountMinor: 1500, currency: 'USD' },
      gates: [{ gate: 'amounts', passed: true, reason: null }],
      supersedes: null,
      authorship: 'auto',
      inboundChars: 21,
      deadline: '2026-11-23T10:01:50.000Z',
      acceptedAt: SAMPLE.at,
      occurredAt: SAMPLE.at,
    },
  ],
});
