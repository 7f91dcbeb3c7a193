import { z } from 'zod';

const id = z.string().min(1).max(200);

/** A line of a history archive, as far as playing it needs. */
export const archiveLineSchema = z.object({
  creator: id,
  fan: id,
  fanName: z.string().max(200).nullish(),
  at: z.string().refine((at) => !Number.isNaN(Date.parse(at)), 'expected a time'),
  from: z.enum(['fan', 'creator', 'team', 'software']),
  text: z.string(),
  itemId: id.nullish(),
});
export type ArchiveLine = z.output<typeof archiveLineSchema>;

export const playSchema = z.strictObject({
  entries: z.array(archiveLineSchema).min(1).max(10_000),
  /** How many times as fast as it was written; as fast as it is taken when left out. */
  speed: z.number().positive().max(1_000_000).optional(),
  platform: id.optional(),
});
export type Play = z.output<typeof playSchema>;
