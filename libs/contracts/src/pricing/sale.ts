import { z } from 'zod';
import { amountMinorSchema, currencySchema, idSchema, originSchema, timeSchema } from '../envelope.js';

/** The value of the public topic `sales`. Amounts and fees are never negative; `kind` gives the sign. */
export const saleSchema = z
  .object({
    saleId: idSchema,
    kind: z.enum(['sale', 'reversal']),
    source: z.enum(['item', 'tip', 'subscription']),
    creator: idSchema,
    fan: idSchema,
    itemId: idSchema.nullable(),
    quoteId: idSchema.nullable(),
    attributed: z.boolean(),
    attribution: z.object({ reason: z.string().max(100) }),
    amountMinor: amountMinorSchema,
    currency: currencySchema,
    feeMinor: amountMinorSchema,
    occurredAt: timeSchema,
    purchaseId: idSchema,
    /** The sale this reversal takes back; null for a sale. */
    reversalOf: idSchema.nullable(),
    origin: originSchema,
  })
  .meta({ id: 'Sale' });
export type Sale = z.output<typeof saleSchema>;
