import { z } from 'zod';
import type { HostConfig } from '@reprise/service-host';
import { connectionsSchema } from './connections/connection.js';

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not JSON: ${(error as Error).message}` });
    return z.NEVER;
  }
});

export const ingestConfig = z.object({
  REPRISE_CONNECTIONS: json
    .pipe(connectionsSchema)
    .describe(
      'Platform connections as a JSON array of `{"id","platform","tenant","secrets":["whsec_…"],"default":true?}`. Several secrets of one connection verify side by side, so that a secret can be replaced without a gap.',
    ),
});

export type IngestConfig = HostConfig & z.output<typeof ingestConfig>;
