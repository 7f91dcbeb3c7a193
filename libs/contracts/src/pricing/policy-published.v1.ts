import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amountMinorSchema, timeSchema } from '../envelope.js';
import { SAMPLE } from '../samples.js';

/** Shares are basis points of the list price (10 000 = 100 %). */
const shareBps = z.int().min(0).max(100_000);

export const pricingPolicySchema = z
  .object({
    version: z.string().min(1).max(60),
    mode: z.enum(['list', 'personal-discount', 'personalized']),
    /** No quote is ever below list price × floorBps / 10 000, rounded up. */
    floorBps: shareBps,
    ceilingBps: shareBps,
    /** Per-item overrides of the creator, in minor units. */
    itemBounds: z.record(
      z.string(),
      z.object({ floorMinor: amountMinorSchema.optional(), ceilingMinor: amountMinorSchema.optional() }),
    ),
    /** Our fee on attributed sales. */
    feeBps: z.int().min(0).max(10_000),
    quoteTtlSeconds: z
      .int()
      .min(60)
      .max(30 * 86_400),
    maxRounds: z.int().min(0).max(10),
    /** The same item is quoted at the same or a lower price within this time. */
    noRiseDays: z.int().min(0).max(365),
    /** Spend caps per fan; null = none. The lowest wins. */
    capDayMinor: amountMinorSchema.nullable(),
    capWeekMinor: amountMinorSchema.nullable(),
    capMonthMinor: amountMinorSchema.nullable(),
    /** Uniform exploration floor of the price draw, 0..1. */
    epsilon: z.number().min(0).max(1),
  })
  .meta({ id: 'PricingPolicy' });
export type PricingPolicy = z.output<typeof pricingPolicySchema>;

export const DEFAULT_PRICING_POLICY: PricingPolicy = {
  version: 'default@1',
  mode: 'personal-discount',
  floorBps: 7_000,
  ceilingBps: 10_000,
  itemBounds: {},
  feeBps: 2_000,
  quoteTtlSeconds: 86_400,
  maxRounds: 4,
  noRiseDays: 14,
  capDayMinor: null,
  capWeekMinor: null,
  capMonthMinor: null,
  epsilon: 0.05,
};

export const policyPublishedV1 = defineEvent({
  type: 'pricing.policy-published.v1',
  summary: 'A version of a creator’s price policy: bounds, mode, fee, caps. Quotes cite the version they used.',
  topics: ['creator.events'],
  data: z.object({ policy: pricingPolicySchema, by: z.string().min(1).max(200), occurredAt: timeSchema }),
  samples: [{ policy: DEFAULT_PRICING_POLICY, by: 'system', occurredAt: SAMPLE.at }],
});
