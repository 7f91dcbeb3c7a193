import { z } from 'zod';
import {
  amountMinorSchema,
  isoCurrencySchema,
  mendedJsonSchema,
  mendKeys,
  momentSchema,
  opaqueIdSchema,
  textSchema,
} from '@reprise/contracts';
import { creatorIdSchema, nameSchema } from '../platforms/documented/webhook.js';

const who = { creator: creatorIdSchema, fan: opaqueIdSchema };

/** A line of a history archive. Fields nobody knows are kept in the event. */
export const historyLineSchema = z
  .object({
    ...who,
    fanName: nameSchema,
    at: momentSchema,
    from: z.enum(['fan', 'creator', 'team', 'software']),
    text: textSchema(1_000_000),
    itemId: opaqueIdSchema.nullish(),
    /** Its own, or what the importer knows the line by. */
    ref: opaqueIdSchema,
    quality: z.int().min(1).max(5).nullish(),
  })
  .catchall(mendedJsonSchema);
export type HistoryLine = z.output<typeof historyLineSchema>;
export const HISTORY_FIELDS = ['creator', 'fan', 'fanName', 'at', 'from', 'text', 'itemId', 'ref', 'quality'];

/** A line of a purchases archive. An amount of 0 is valid. */
export const purchaseLineSchema = z
  .object({
    ...who,
    purchaseId: opaqueIdSchema,
    itemId: opaqueIdSchema,
    amountMinor: amountMinorSchema,
    currency: isoCurrencySchema,
    at: momentSchema,
    quoteId: opaqueIdSchema.nullish(),
  })
  .catchall(mendedJsonSchema);
export type PurchaseLine = z.output<typeof purchaseLineSchema>;
export const PURCHASE_FIELDS = ['creator', 'fan', 'purchaseId', 'itemId', 'amountMinor', 'currency', 'at', 'quoteId'];

/** What is checked of an entry with its line. */
export const entrySchema = z.object({ identity: textSchema(1_000), record: z.unknown() });

export const importSchema = z.object({
  platform: opaqueIdSchema,
  connection: opaqueIdSchema.optional(),
  entries: z
    .array(
      z.object({
        line: z.int().min(1),
        /** What the importer knows the line by. Checked with its line: a bad one costs no other. */
        identity: z.unknown().refine((identity) => identity !== undefined, 'is missing'),
        record: z.unknown(),
      }),
    )
    .max(1_000),
});
export type ImportRequest = z.output<typeof importSchema>;
export type ImportEntry = ImportRequest['entries'][number];
export type CheckedEntry = z.output<typeof entrySchema>;

/** The fields of a line that the archive format does not know; undefined when there are none. */
export function extraOf(
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Record<string, unknown> | undefined {
  const entries = Object.entries(record).filter(([field]) => !known.includes(field));
  return entries.length === 0 ? undefined : mendKeys(Object.fromEntries(entries));
}
