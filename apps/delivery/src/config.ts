import { jsonVariable, type HostConfig } from '@reprise/service-host';
import { z } from 'zod';
import { platformSettingsSchema } from './platforms/platform-settings.js';

export const deliveryConfig = z.object({
  REPRISE_PLATFORMS: jsonVariable
    .pipe(platformSettingsSchema)
    .describe(
      'Where replies go, as a JSON array of `{"connection","platform":"sandbox|http","baseUrl","token"?,"idempotent":true?,"canAsk":true?}`: one entry a connection of ingest. Without `baseUrl` nothing can leave through that connection.',
    ),
  SEND_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(10_000)
    .describe('How long a platform may take to answer a send before its outcome counts as unknown, in milliseconds.'),
  SEND_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_000)
    .default(100)
    .describe('Sends in flight at once in one process.'),
});

export type DeliveryConfig = HostConfig & z.output<typeof deliveryConfig>;
