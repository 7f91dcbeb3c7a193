import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { idSchema, originSchema, timeSchema } from '../envelope.js';
import { saleSchema } from '../pricing/sale.js';
import { SAMPLE } from '../samples.js';

export const HEADINGS = ['identity', 'limits', 'preferences', 'purchases', 'promises', 'life', 'schedule'] as const;
export type Heading = (typeof HEADINGS)[number];

export const factLearnedV1 = defineEvent({
  type: 'memory.fact-learned.v1',
  summary: 'Something the fan stated or did, filed under a fixed heading and citing the event it came from.',
  topics: ['conversation.events'],
  personal: ['object'],
  data: z.object({
    factId: idSchema,
    heading: z.enum(HEADINGS),
    /** e.g. `name`, `likes`, `dislikes`, `limit`, `owns`. */
    predicate: z.string().min(1).max(60),
    object: personal(z.string().min(1).max(500)),
    /** Replaces what was known under the same predicate when true. */
    singleValued: z.boolean(),
    /** The event that says so. */
    sourceEventId: idSchema,
    sourceMessageId: idSchema.nullable(),
    confidence: z.number().min(0).max(1),
    /** Valid time; when it was recorded is the event’s own time. */
    validFrom: timeSchema,
    origin: originSchema,
    /** What found it: the version of the rules that read a text, or `events`. */
    extractor: z.string().max(60),
    /** Facts this one was concluded from: it ends when one of them does. Absent for what was said or bought. */
    derivedFrom: z.array(idSchema).min(1).max(5).optional(),
    /** The money behind a purchase fact, in clear so that folds can count it; null for what was said. */
    money: saleSchema
      .pick({
        saleId: true,
        kind: true,
        source: true,
        itemId: true,
        amountMinor: true,
        currency: true,
        reversalOf: true,
      })
      .nullable(),
  }),
  samples: [
    {
      factId: 'k1',
      heading: 'preferences',
      predicate: 'likes',
      object: 'ink landscapes',
      singleValued: false,
      sourceEventId: 'e1',
      sourceMessageId: 'm1',
      confidence: 0.8,
      validFrom: SAMPLE.at,
      origin: 'live',
      extractor: 'facts@1',
      money: null,
    },
    {
      factId: SAMPLE.sale,
      heading: 'purchases',
      predicate: 'bought',
      object: 'i1',
      singleValued: false,
      sourceEventId: 'e2',
      sourceMessageId: null,
      confidence: 1,
      validFrom: SAMPLE.at,
      origin: 'live',
      extractor: 'events',
      money: {
        saleId: SAMPLE.sale,
        kind: 'sale',
        source: 'item',
        itemId: 'i1',
        amountMinor: 1500,
        currency: 'USD',
        reversalOf: null,
      },
    },
    {
      factId: 'k2:1',
      heading: 'schedule',
      predicate: 'good time',
      object: 'daytime',
      singleValued: true,
      sourceEventId: 'e3',
      sourceMessageId: 'm3',
      confidence: 0.5,
      validFrom: SAMPLE.at,
      origin: 'live',
      extractor: 'facts@2',
      derivedFrom: ['k2'],
      money: null,
    },
  ],
});
