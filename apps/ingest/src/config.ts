import { z } from 'zod';
import { jsonVariable, type HostConfig } from '@reprise/service-host';
import { connectionsSchema } from './connections/connection.js';

export const ingestConfig = z.object({
  REPRISE_CONNECTIONS: jsonVariable
    .pipe(connectionsSchema)
    .describe(
      'Platform connections as a JSON array of `{"id","platform","tenant","secrets":["whsec_…"],"default":true?}`. Several secrets of one connection verify side by side, so that a secret can be replaced without a gap.',
    ),
});

export type IngestConfig = HostConfig & z.output<typeof ingestConfig>;
