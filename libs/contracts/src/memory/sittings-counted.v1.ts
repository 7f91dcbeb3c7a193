import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { idSchema, originSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

const sideSchema = z.enum(['fan', 'us']);
const shareSchema = z.number().min(0).max(1);

/** A stretch of the conversation without a long pause: times and counts, never words. */
export const sittingSchema = z.object({
  /** World time of the first and the last message. */
  from: timeSchema,
  to: timeSchema,
  fanMessages: z.int().min(0),
  ourMessages: z.int().min(0),
  /** Words of the fan's messages together. */
  fanWords: z.int().min(0),
  opener: sideSchema,
  closer: sideSchema,
  /** The first purchase of an item in it. */
  purchasedAt: timeSchema.nullable(),
});
export type Sitting = z.output<typeof sittingSchema>;

/** What a sitting of this fan is usually like. Medians are over sittings, shares are of sittings. */
export const sessionShapeSchema = z.object({
  /** Sittings it is read from: the latest ones that have ended. */
  sittings: z.int().min(1),
  perWeek: z.number().min(0),
  /** Messages of both sides. */
  messages: z.number().min(1),
  minutes: z.number().min(0),
  /** Per hour of the day, UTC: sittings that were under way in it. */
  hours: z.array(z.int().min(0)).length(24),
  /** The hours of the most sittings, most first. */
  topHours: z.array(z.int().min(0).max(23)).max(3),
  openedByFan: shareSchema,
  closedByFan: shareSchema,
  /** Words of a message of the fan. */
  fanWords: z.number().min(0),
  /** Sittings with a purchase. */
  buys: shareSchema,
  /** Of those: in which third of the sitting the first purchase came. */
  buysAt: z.object({ early: z.int().min(0), middle: z.int().min(0), late: z.int().min(0) }),
});
export type SessionShape = z.output<typeof sessionShapeSchema>;

const hours = Array.from({ length: 24 }, (_, hour) => (hour === 10 || hour === 21 ? 6 : 0));
const sitting = { from: SAMPLE.at, to: SAMPLE.at, fanMessages: 1, ourMessages: 0, fanWords: 4 };

export const sittingsCountedV1 = defineEvent({
  type: 'memory.sittings-counted.v1',
  summary:
    'Sittings of a fan ended, were imported, or turned out to hold a purchase; with what their sittings are like by now, when that changed.',
  topics: ['conversation.events'],
  data: z.object({
    /** New or longer than before: each replaces what was counted of its time. None when all are older than what is kept. */
    sittings: z.array(sittingSchema).max(60),
    /** The last message counted, in the order of storing; null before any is. */
    lastMessageId: idSchema.nullable(),
    /** Null when it is much as it was, or too few sittings are known. */
    shape: sessionShapeSchema.nullable(),
    origin: originSchema,
    /** The version of the rules that tell one sitting from the next. */
    counter: z.string().max(60),
  }),
  samples: [
    {
      sittings: [{ ...sitting, opener: 'fan', closer: 'fan', purchasedAt: null }],
      lastMessageId: 'm1',
      shape: null,
      origin: 'live',
      counter: 'sittings@1',
    },
    {
      sittings: [{ ...sitting, opener: 'us', closer: 'fan', purchasedAt: SAMPLE.at }],
      lastMessageId: 'm212',
      shape: {
        sittings: 12,
        perWeek: 3.5,
        messages: 18,
        minutes: 22.5,
        hours,
        topHours: [10, 21],
        openedByFan: 0.75,
        closedByFan: 0.5,
        fanWords: 7.2,
        buys: 0.25,
        buysAt: { early: 0, middle: 1, late: 2 },
      },
      origin: 'import',
      counter: 'sittings@1',
    },
  ],
});
