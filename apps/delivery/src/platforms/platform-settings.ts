import { opaqueIdSchema } from '@reprise/contracts';
import { z } from 'zod';

export const platformSettingSchema = z.object({
  /** The connection of ingest whose fans are answered here. */
  connection: opaqueIdSchema,
  platform: z.enum(['sandbox', 'http']),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Sent as a bearer token. */
  token: z.string().min(1).optional(),
  idempotent: z.boolean().default(true),
  canAsk: z.boolean().default(true),
});
export type PlatformSetting = z.output<typeof platformSettingSchema>;

export const platformSettingsSchema = z
  .array(platformSettingSchema)
  .refine((list) => new Set(list.map(({ connection }) => connection)).size === list.length, {
    error: 'a connection is set once',
  });
