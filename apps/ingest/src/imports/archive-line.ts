import { z } from 'zod';
import { amountMinorSchema, currencySchema } from '@reprise/contracts';
import { creatorIdSchema, momentSchema, nameSchema, platformIdSchema } from '../platforms/documented/webhook.js';

const who = { creator: creatorIdSchema, fan: platformIdSchema };

/** A line of a history archive. Fields nobody knows are kept in the event. */
export const historyLineSchema = z.looseObject({
  ...who,
  fanName: nameSchema,
  at: momentSchema,
  from: z.enum(['fan', 'creator', 'team', 'software']),
  text: z.string().max(1_000_000),
  itemId: platformIdSchema.nullish(),
  ref: platformIdSchema.nullish(),
  quality: z.int().min(1).max(5).nullish(),
});
export type HistoryLine = z.output<typeof historyLineSchema>;
export const HISTORY_FIELDS = ['creator', 'fan', 'fanName', 'at', 'from', 'text', 'itemId', 'ref', 'quality'];

/** A line of a purchases archive. An amount of 0 is valid. */
export const purchaseLineSchema = z.looseObject({
  ...who,
  purchaseId: platformIdSchema,
  itemId: platformIdSchema,
  amountMinor: amountMinorSchema,
  currency: currencySchema,
  at: momentSchema,
  quoteId: platformIdSchema.nullish(),
});
export type PurchaseLine = z.output<typeof purchaseLineSchema>;
export const PURCHASE_FIELDS = ['creator', 'fan', 'purchaseId', 'itemId', 'amountMinor', 'currency', 'at', 'quoteId'];

export const importSchema = z.object({
  platform: platformIdSchema,
  connection: platformIdSchema.optional(),
  entries: z
    .array(
      z.object({
        line: z.int().min(1),
        identity: platformIdSchema,
        record: z.record(z.string(), z.unknown()),
      }),
    )
    .max(1_000),
});
export type ImportRequest = z.output<typeof importSchema>;
export type ImportEntry = ImportRequest['entries'][number];

/** The fields of a line that the archive format does not know; undefined when there are none. */
export function extraOf(
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Record<string, unknown> | undefined {
  const entries = Object.entries(record).filter(([field]) => !known.includes(field));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
