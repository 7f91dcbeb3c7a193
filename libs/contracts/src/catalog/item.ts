import { z } from 'zod';
import { amountMinorSchema, currencySchema, idSchema } from '../envelope.js';

/** What is sold. Ids are the platform's; an item belongs to one creator or, under the tenant-wide creator, to all of a tenant's. */
export const itemSchema = z
  .object({
    itemId: idSchema,
    title: z.string().min(1).max(500),
    description: z.string().max(20_000),
    tags: z.array(z.string().max(100)).max(100),
    /** List price; 0 = not for sale. */
    priceMinor: amountMinorSchema,
    currency: currencySchema,
    kind: z.string().max(60).nullable(),
    durationSeconds: z.number().min(0).nullable(),
    /** Order within `partOf`, 1 first. */
    sequence: z.int().nullable(),
    partOf: idSchema.nullable(),
    transcript: z.string().max(100_000).nullable(),
    /** Everyone who can be seen or heard in it, as ids of people, not names. It is sold while a consent of each is on record. */
    consents: z.array(z.string().max(200)).max(100),
    /** Fields of the archive line we do not know, kept as they came. */
    extra: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Item' });
export type Item = z.output<typeof itemSchema>;

export const SAMPLE_ITEM: Item = {
  itemId: 'i1',
  title: 'Ink landscape set',
  description: 'Twelve ink landscapes, printable.',
  tags: ['ink'],
  priceMinor: 1500,
  currency: 'USD',
  kind: 'set',
  durationSeconds: null,
  sequence: null,
  partOf: null,
  transcript: null,
  consents: [],
  extra: {},
};
