import { z } from 'zod';
import { amountMinorSchema, currencySchema, idSchema } from '../envelope.js';

/** A quote as a reply carries it to the platform. */
export const offerSchema = z
  .object({ quoteId: idSchema, itemId: idSchema, amountMinor: amountMinorSchema, currency: currencySchema })
  .meta({ id: 'Offer' });
export type Offer = z.output<typeof offerSchema>;

export const gateResultSchema = z.object({
  gate: z.string().max(60),
  passed: z.boolean(),
  reason: z.string().max(300).nullable(),
});
export type GateResult = z.output<typeof gateResultSchema>;
