import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { ASKABLE } from '../memory/context-recalled.v1.js';
import { amountMinorSchema, currencySchema, idSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

export const PLANS = [
  'relate',
  'discover',
  'offer',
  'negotiate',
  'fulfil',
  'boundary',
  'care',
  'redirect',
  'hand-over',
  'silent',
] as const;
export type Plan = (typeof PLANS)[number];

export const turnPlannedV1 = defineEvent({
  type: 'generation.turn-planned.v1',
  summary: 'What this turn is for, which inbound messages it answers, and why.',
  topics: ['conversation.events'],
  personal: ['query'],
  data: z.object({
    turnId: idSchema,
    /** Inbound messages this turn answers; empty for a turn a purchase started. */
    messageIds: z.array(idSchema).max(500),
    plan: z.enum(PLANS),
    /** The service whose answer the draft waits for: the catalog (then pricing), or nobody. */
    needs: z.enum(['content', 'nothing']),
    state: z.string().max(60),
    machineVersion: z.string().max(60),
    personaVersion: z.string().max(60),
    acts: z.array(z.string().max(40)).max(20),
    /** Length of the inbound text this turn answers, for reading time. */
    inboundChars: z.int().min(0),
    /** An amount the fan named in this turn. */
    fanOfferMinor: amountMinorSchema.nullable(),
    currency: currencySchema.nullable(),
    declined: z.boolean(),
    /** The item the turn is about, when it is known. */
    itemId: idSchema.nullable(),
    /** What to look for in the catalog, in the fan’s words. */
    query: personal(z.string().max(2_000)),
    /** Every rule tried and the guard that failed, in order. */
    tried: z.array(z.object({ rule: z.string(), failed: z.string().nullable() })).max(60),
    /** The preference of the fan that the reply asks for, when it asks for one. */
    asked: z.enum(ASKABLE).optional(),
    reasons: z.array(z.string().max(200)).max(20),
    /** The earlier, unfinished turn whose messages this one takes over. */
    supersedesTurn: idSchema.nullable(),
    /** The reply bar: never sent after this. */
    deadline: timeSchema,
    /** When the first unanswered message was accepted. */
    acceptedAt: timeSchema,
    occurredAt: timeSchema,
  }),
  samples: [
    {
      turnId: SAMPLE.turn,
      messageIds: ['m1'],
      plan: 'offer',
      needs: 'content',
      state: 'offering',
      machineVersion: 'warm@1',
      personaVersion: 'warm@1',
      acts: ['ask-item'],
      inboundChars: 21,
      fanOfferMinor: null,
      currency: null,
      declined: false,
      itemId: null,
      query: 'ink pieces',
      tried: [{ rule: 'asks-for-item', failed: null }],
      reasons: ['the fan asked for something'],
      supersedesTurn: null,
      deadline: '2026-11-23T10:01:50.000Z',
      acceptedAt: SAMPLE.at,
      occurredAt: SAMPLE.at,
    },
    {
      turnId: SAMPLE.turn,
      messageIds: ['m9'],
      plan: 'discover',
      needs: 'nothing',
      state: 'discovery',
      machineVersion: 'warm@1',
      personaVersion: 'warm@1',
      acts: [],
      inboundChars: 34,
      fanOfferMinor: null,
      currency: null,
      declined: false,
      itemId: null,
      query: SAMPLE.sealed,
      tried: [],
      asked: 'format',
      reasons: ['company, in discovery'],
      supersedesTurn: null,
      deadline: '2026-11-23T10:01:50.000Z',
      acceptedAt: SAMPLE.at,
      occurredAt: SAMPLE.at,
    },
  ],
});
