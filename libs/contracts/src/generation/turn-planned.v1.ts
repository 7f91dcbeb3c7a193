import { z } from 'zod';
import { defineEvent, personal } from '../define-event.js';
import { ASKABLE } from '../memory/context-recalled.v1.js';
import { amountMinorSchema, currencySchema, idSchema, timeSchema } from '../envelope.js';
import { screensSchema } from '../ingest/screens.js';
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

/** What a fan’s budget is counted in: turns begun in an hour and in a day, characters read in a day. */
export const METERS = ['turns-hour', 'turns-day', 'characters-day'] as const;
export type Meter = (typeof METERS)[number];
/** What can be spent: a meter of the fan, or the turns that all fans of the creator share. */
export const HELD_METERS = [...METERS, 'creator-hour'] as const;
export type HeldMeter = (typeof HELD_METERS)[number];

/** A message that waits for room in the budget, unread: what is needed to answer it later. */
export const heldSchema = z.object({
  /** What is spent, and when there is room again. */
  meter: z.enum(HELD_METERS),
  until: timeSchema,
  screens: screensSchema,
  hasBought: z.boolean(),
});

/** What the samples have in common. */
const TURN = {
  turnId: SAMPLE.turn,
  needs: 'nothing' as const,
  state: 'rapport',
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
  supersedesTurn: null,
  deadline: '2026-11-23T10:01:50.000Z',
  acceptedAt: SAMPLE.at,
  occurredAt: SAMPLE.at,
};

export const turnPlannedV1 = defineEvent({
  type: 'generation.turn-planned.v1',
  summary: 'What this turn is for, which inbound messages it answers, and why.',
  topics: ['conversation.events'],
  personal: ['query', 'avoid'],
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
    /** What the fan does not want to be offered, each in a few words; absent when nothing is known. */
    avoid: personal(z.array(z.string().max(200)).max(20)).optional(),
    /** Every rule tried and the guard that failed, in order. */
    tried: z.array(z.object({ rule: z.string(), failed: z.string().nullable() })).max(60),
    /** The preference of the fan that the reply asks for, when it asks for one. */
    asked: z.enum(ASKABLE).optional(),
    /** Characters this turn read, charged to the fan’s budget with the turn itself. Absent: it is charged nothing. */
    charged: z.int().min(0).optional(),
    /** The turn ends at once, and its message waits for room in the budget. */
    held: heldSchema.optional(),
    /** The turn answers no message: it tells the fan that the budget is spent. */
    notice: z.literal(true).optional(),
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
      ...TURN,
      messageIds: ['m1'],
      plan: 'offer',
      needs: 'content',
      state: 'offering',
      acts: ['ask-item'],
      inboundChars: 21,
      query: 'ink pieces',
      tried: [{ rule: 'asks-for-item', failed: null }],
      reasons: ['the fan asked for something'],
    },
    {
      ...TURN,
      messageIds: ['m9'],
      plan: 'discover',
      state: 'discovery',
      asked: 'format',
      reasons: ['company, in discovery'],
    },
    {
      ...TURN,
      messageIds: ['m10'],
      plan: 'relate',
      acts: ['small-talk'],
      charged: 34,
      reasons: ['company, in rapport'],
    },
    {
      ...TURN,
      messageIds: ['m301'],
      plan: 'silent',
      held: {
        meter: 'turns-hour',
        until: '2026-11-23T10:20:00.000Z',
        screens: { version: 'rules@1', scores: { rudeness: 0.6 }, truncated: false },
        hasBought: false,
      },
      reasons: ['the budget is spent: turns-hour'],
    },
    {
      ...TURN,
      messageIds: [],
      plan: 'redirect',
      notice: true,
      reasons: ['tells that the budget is spent'],
    },
    {
      ...TURN,
      messageIds: ['m2'],
      plan: 'offer',
      needs: 'content',
      state: 'offering',
      acts: ['ask-item'],
      inboundChars: 21,
      avoid: SAMPLE.sealed,
      reasons: ['the fan asked for something'],
    },
    {
      ...TURN,
      messageIds: ['m3'],
      plan: 'silent',
      held: {
        meter: 'creator-hour',
        until: '2026-11-23T10:20:00.000Z',
        screens: { version: 'rules@1', scores: {}, truncated: false },
        hasBought: true,
      },
      reasons: ['the budget is spent: creator-hour'],
    },
  ],
});
