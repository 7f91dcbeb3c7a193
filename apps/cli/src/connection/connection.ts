import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { environment } from '../config.js';
import { UsageError } from '../errors.js';

/** What `npm start` writes for its own command line. */
const runFileSchema = z.object({
  url: z.string(),
  sandboxUrl: z.string().nullable(),
  databaseUrl: z.string(),
  token: z.string(),
  kafka: z.string().nullable(),
});

/** Where a command finds the system, from its options and from the local one's run file. */
export interface Connection {
  readonly url: string | null;
  readonly token: string | null;
  readonly databaseUrl: string | null;
  readonly kafka: string | null;
  readonly sandboxUrl: string | null;
  /** Folder of the local system; null when a system was named. */
  readonly data: string | null;
  readonly tenant: string;
  /** Whether `--tenant` was said: the token has to be of this one. */
  readonly isTenantGiven: boolean;
  readonly platform: string;
  readonly json: boolean;
}

interface GlobalOptions {
  url?: string;
  token?: string;
  database?: string;
  kafka?: string;
  data: string;
  tenant: string;
  platform: string;
  json: boolean;
}

export function connectionOf(command: Command): Connection {
  const options = command.optsWithGlobals<GlobalOptions>();
  const explicit = options.url ?? options.database ?? options.kafka;
  const local = explicit === undefined ? localSystem(options.data) : null;
  return {
    url: options.url ?? local?.url ?? null,
    token: options.token ?? environment().REPRISE_TOKEN ?? local?.token ?? null,
    databaseUrl: options.database ?? local?.databaseUrl ?? null,
    kafka: options.kafka ?? local?.kafka ?? null,
    sandboxUrl: local?.sandboxUrl ?? null,
    data: local ? options.data : null,
    tenant: options.tenant,
    isTenantGiven: command.getOptionValueSourceWithGlobals('tenant') === 'cli',
    platform: options.platform,
    json: options.json,
  };
}

function localSystem(data: string): z.output<typeof runFileSchema> {
  const file = join(data, 'run.json');
  try {
    return runFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
    throw new UsageError(
      `no system is running in this directory (${file} is not there). Start one with \`npm start\`, or name one with --url, --database or --kafka.`,
    );
  }
}
