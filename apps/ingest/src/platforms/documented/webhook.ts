import { z } from 'zod';
import { amountMinorSchema, currencySchema, TENANT_WIDE_CREATOR } from '@reprise/contracts';

/** A platform's id: whatever it likes, but no control characters. */
export const platformIdSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'control characters are not part of an id');
/** A creator's id; `*` stands for the whole tenant and is nobody's. */
export const creatorIdSchema = platformIdSchema.refine(
  (id) => id !== TENANT_WIDE_CREATOR,
  'is not the id of a creator',
);
/** RFC 3339 with any offset; kept as UTC. */
export const momentSchema = z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString());
/** What a fan calls themselves: shown to people, so shortened and cleaned rather than refused. */
export const nameSchema = z
  .string()
  .transform((name) => name.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 200))
  .nullish();

const who = { creator: creatorIdSchema, fan: platformIdSchema, fanName: nameSchema };
const money = { amountMinor: amountMinorSchema, currency: currencySchema };
const text = z.string().max(65_536);

const webhook = <T extends string, S extends z.ZodRawShape>(type: T, data: S) =>
  z.object({ type: z.literal(type), timestamp: momentSchema, data: z.object({ ...who, ...data }) });

/** The webhooks of the documented contract. Fields nobody knows are ignored. */
export const webhookSchema = z.discriminatedUnion('type', [
  webhook('message.received', { messageId: platformIdSchema, text, itemId: platformIdSchema.nullish() }),
  webhook('message.sent', { messageId: platformIdSchema, text, by: z.enum(['creator', 'team']) }),
  webhook('tip.received', { tipId: platformIdSchema, ...money }),
  webhook('purchase.completed', {
    purchaseId: platformIdSchema,
    itemId: platformIdSchema,
    quoteId: platformIdSchema.nullish(),
    ...money,
  }),
  webhook('purchase.refunded', { purchaseId: platformIdSchema, refundId: platformIdSchema, ...money }),
  webhook('purchase.disputed', { purchaseId: platformIdSchema, disputeId: platformIdSchema, ...money }),
  webhook('subscription.changed', {
    status: z.enum(['active', 'renewed', 'expired']),
    tier: z.string().max(100).nullish(),
    amountMinor: amountMinorSchema.nullish(),
    currency: currencySchema.nullish(),
    periodEnd: momentSchema.nullish(),
  }),
  webhook('presence.changed', { online: z.boolean() }),
]);
export type PlatformWebhook = z.output<typeof webhookSchema>;
