import { cutLabelSchema, momentSchema, opaqueIdSchema, textSchema } from '@reprise/contracts';
import { z } from 'zod';

/** A line of a history archive, as far as playing it needs. */
export const archiveLineSchema = z.object({
  creator: opaqueIdSchema,
  fan: opaqueIdSchema,
  fanName: cutLabelSchema(200).nullish(),
  at: momentSchema,
  from: z.enum(['fan', 'creator', 'team', 'software']),
  text: textSchema(1_000_000),
  itemId: opaqueIdSchema.nullish(),
});
export type ArchiveLine = z.output<typeof archiveLineSchema>;

export const playSchema = z.strictObject({
  entries: z.array(archiveLineSchema).min(1).max(10_000),
  /** How many times as fast as it was written; as fast as it is taken when left out. */
  speed: z.number().positive().max(1_000_000).optional(),
  platform: opaqueIdSchema.optional(),
});
export type Play = z.output<typeof playSchema>;
