import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { screensSchema } from '../ingest/screens.js';
import { SAMPLE } from '../samples.js';
import { HEADINGS } from './fact-learned.v1.js';

export const inboundMessageSchema = z.object({ messageId: idSchema, text: z.string(), at: timeSchema });
export const recalledMessageSchema = z.object({
  messageId: idSchema,
  from: z.enum(['fan', 'us']),
  text: z.string(),
  at: timeSchema,
});
export const recalledFactSchema = z.object({
  factId: idSchema,
  heading: z.enum(HEADINGS),
  predicate: z.string(),
  object: z.string(),
});

export const contextRecalledV1 = defineEvent({
  type: 'memory.context-recalled.v1',
  summary:
    'What matters now for answering a message: the message, what was said before that bears on it, and the facts that hold.',
  topics: ['conversation.events'],
  personal: ['message', 'recalled', 'facts'],
  data: z.object({
    /** The inbound message this context is for; also sealed inside `message`. */
    messageId: idSchema,
    message: personal(inboundMessageSchema),
    itemId: idSchema.nullable(),
    screens: screensSchema,
    recalled: personal(z.array(recalledMessageSchema).max(50)),
    /** Best first, with the score of each; the ids of `recalled`, in clear. */
    recalledScores: z.array(z.object({ messageId: idSchema, score: z.number() })),
    facts: personal(z.array(recalledFactSchema).max(50)),
    factIds: z.array(idSchema),
    fanMessages: z.int().min(0),
    purchases: z.int().min(0),
    retriever: z.string().max(60),
    /** World time of the message. */
    receivedAt: timeSchema,
    /** When the platform was told `202`: the reply bar counts from here. */
    acceptedAt: timeSchema,
  }),
  samples: [
    {
      messageId: 'm1',
      message: { messageId: 'm1', text: 'any more ink pieces?', at: SAMPLE.at },
      itemId: null,
      screens: { version: 'rules@1', scores: {}, truncated: false },
      recalled: [{ messageId: 'm0', from: 'fan', text: 'I love ink landscapes', at: SAMPLE.at }],
      recalledScores: [{ messageId: 'm0', score: 2.1 }],
      facts: [{ factId: 'k1', heading: 'preferences', predicate: 'likes', object: 'ink landscapes' }],
      factIds: ['k1'],
      fanMessages: 2,
      purchases: 0,
      retriever: 'bm25@1',
      receivedAt: SAMPLE.at,
      acceptedAt: SAMPLE.at,
    },
  ],
});
