import { z } from 'zod';
import {
  amountMinorSchema,
  cutLabelSchema,
  isoCurrencySchema,
  knownIdSchema,
  labelSchema,
  momentSchema,
  opaqueIdSchema,
  TENANT_WIDE_CREATOR,
  textSchema,
} from '@reprise/contracts';

/** A creator's id; `*` stands for the whole tenant and is nobody's. */
export const creatorIdSchema = opaqueIdSchema.refine((id) => id !== TENANT_WIDE_CREATOR, 'is not the id of a creator');
/** What a fan calls themselves: shown to people, so shortened and cleaned rather than refused. */
export const nameSchema = cutLabelSchema(200).nullish();

const who = { creator: creatorIdSchema, fan: opaqueIdSchema, fanName: nameSchema };
const money = { amountMinor: amountMinorSchema, currency: isoCurrencySchema };
const text = textSchema(65_536);

const webhook = <T extends string, S extends z.ZodRawShape>(type: T, data: S) =>
  z.object({ type: z.literal(type), timestamp: momentSchema, data: z.object({ ...who, ...data }) });

/** The webhooks of the documented contract. Fields nobody knows are ignored. */
export const webhookSchema = z.discriminatedUnion('type', [
  webhook('message.received', { messageId: opaqueIdSchema, text, itemId: opaqueIdSchema.nullish() }),
  webhook('message.sent', { messageId: opaqueIdSchema, text, by: z.enum(['creator', 'team']) }),
  webhook('tip.received', { tipId: opaqueIdSchema, ...money }),
  webhook('purchase.completed', {
    purchaseId: opaqueIdSchema,
    itemId: opaqueIdSchema,
    quoteId: opaqueIdSchema.nullish(),
    ...money,
  }),
  webhook('purchase.refunded', { purchaseId: knownIdSchema, refundId: opaqueIdSchema, ...money }),
  webhook('purchase.disputed', { purchaseId: knownIdSchema, disputeId: opaqueIdSchema, ...money }),
  webhook('subscription.changed', {
    status: z.enum(['active', 'renewed', 'expired']),
    tier: labelSchema(100).nullish(),
    amountMinor: amountMinorSchema.nullish(),
    currency: isoCurrencySchema.nullish(),
    periodEnd: momentSchema.nullish(),
  }),
  webhook('presence.changed', { online: z.boolean() }),
]);
export type PlatformWebhook = z.output<typeof webhookSchema>;
