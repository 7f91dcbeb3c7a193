import { z } from 'zod';
import { opaqueIdSchema } from '@reprise/contracts';

/** One platform account whose webhooks we accept: it names the tenant, and only its secrets verify. */
export const connectionSchema = z.object({
  id: opaqueIdSchema,
  platform: opaqueIdSchema,
  tenant: opaqueIdSchema,
  secrets: z
    .array(z.string().regex(/^whsec_[A-Za-z0-9+/=]{24,}$/, 'expected whsec_ and 18 or more bytes in base64'))
    .min(1),
  /** Takes the webhooks that name no connection. */
  default: z.boolean().default(false),
});
export type Connection = z.output<typeof connectionSchema>;

const isUnique = (values: readonly string[]) => new Set(values).size === values.length;

export const connectionsSchema = z
  .array(connectionSchema)
  .refine((list) => isUnique(list.map(({ id }) => id)), 'connection ids must be unique')
  .refine(
    (list) => isUnique(list.filter((c) => c.default).map(({ platform }) => platform)),
    'a platform has one default connection at most',
  );
