import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, timeSchema } from '../envelope.js';
import { screensSchema } from '../ingest/screens.js';
import { SAMPLE } from '../samples.js';
import { HEADINGS } from './fact-learned.v1.js';
import { sessionShapeSchema, sittingsCountedV1 } from './sittings-counted.v1.js';
import { observationSchema } from './summary-updated.v1.js';

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

/** What a stretch of the conversation was about: of one summary, as many of its sentences as a context has room for. */
export const recalledSummarySchema = z.object({
  summaryId: idSchema,
  messages: z.int().min(1),
  from: timeSchema,
  to: timeSchema,
  observations: z.array(observationSchema).max(12),
});
export type RecalledSummary = z.output<typeof recalledSummarySchema>;

export const sharedFactSchema = z.object({
  factId: idSchema,
  fromFan: idSchema,
  /** The `fan-linked` event of this fan's stream. */
  linkEventId: idSchema,
  /** The `sharing-changed` events in force: of this fan's creator, and of the other's. */
  policyEventIds: z.tuple([idSchema, idSchema]),
});
export type SharedFactRef = z.output<typeof sharedFactSchema>;

/** Preferences that matter for selling and that a fan may be asked for. Money is not among them: it is never asked for. */
export const ASKABLE = ['style', 'format', 'level', 'schedule'] as const;
export type Askable = (typeof ASKABLE)[number];

export const contextRecalledV1 = defineEvent({
  type: 'memory.context-recalled.v1',
  summary:
    'What matters now for answering a message: the message, what was said before that bears on it, and the facts that hold.',
  topics: ['conversation.events'],
  personal: ['message', 'recalled', 'facts', 'summaries'],
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
    /** Preferences among `facts` that the same person stated elsewhere, with what allowed each to cross. */
    shared: z.array(sharedFactSchema).max(10).optional(),
    /** The conversation as a whole, oldest stretch first; absent while it is short. */
    summaries: personal(z.array(recalledSummarySchema).max(40)).optional(),
    summaryIds: z.array(idSchema).max(40).optional(),
    /** The preference that is unknown and most worth asking for; absent when none is. */
    worthAsking: z.enum(ASKABLE).optional(),
    /** Since when the sitting under way lasts, and what the fan is used to; absent while too few sittings are known. */
    session: z.object({ since: timeSchema, shape: sessionShapeSchema }).optional(),
    fanMessages: z.int().min(0),
    purchases: z.int().min(0),
    retriever: z.string().max(60),
    /** The embedder whose vectors were searched too; absent when words alone were. */
    embedder: z.string().max(120).optional(),
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
    {
      messageId: 'm61',
      message: SAMPLE.sealed,
      itemId: null,
      screens: { version: 'rules@1', scores: {}, truncated: false },
      recalled: SAMPLE.sealed,
      recalledScores: [],
      facts: SAMPLE.sealed,
      factIds: [],
      summaries: [
        {
          summaryId: '0.50',
          messages: 50,
          from: SAMPLE.at,
          to: SAMPLE.at,
          observations: [{ messageId: 'm7', from: 'fan', text: 'I started drawing ink landscapes', at: SAMPLE.at }],
        },
      ],
      summaryIds: ['0.50'],
      shared: [{ factId: 'k9', fromFan: 'f2', linkEventId: 'e7', policyEventIds: ['e5', 'e6'] }],
      worthAsking: 'format',
      fanMessages: 31,
      purchases: 0,
      retriever: 'bm25@1',
      receivedAt: SAMPLE.at,
      acceptedAt: SAMPLE.at,
    },
    {
      messageId: 'm3',
      message: SAMPLE.sealed,
      itemId: null,
      screens: { version: 'rules@1', scores: {}, truncated: false },
      recalled: SAMPLE.sealed,
      recalledScores: [],
      facts: SAMPLE.sealed,
      factIds: [],
      session: { since: SAMPLE.at, shape: sittingsCountedV1.samples[1]!.shape! },
      fanMessages: 31,
      purchases: 3,
      retriever: 'bm25@1 rrf@1',
      embedder: 'small-embedder/384',
      receivedAt: SAMPLE.at,
      acceptedAt: SAMPLE.at,
    },
  ],
});
