import { erasePostgres, LocalServerError, startPostgres } from '@reprise/local-servers';
import pg from 'pg';
import { join } from 'node:path';
import type { StandaloneOptions } from './options.js';
import { StartError } from './start-error.js';

export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

const DATABASE = 'reprise';

const postgresDir = (dataDir: string) => join(dataDir, 'postgres');

/** Removes what an earlier start kept in its own Postgres. */
export const eraseDatabase = (dataDir: string): void => erasePostgres(postgresDir(dataDir));

/** A Postgres that is there already, or the one that comes with npm. Throws StartError when neither can be had. */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<StandaloneOptions, 'databaseUrl' | 'dataDir'>,
  say: (line: string) => void,
): Promise<Database> {
  if (databaseUrl !== undefined) return existing(databaseUrl);
  try {
    const server = await startPostgres({ dir: postgresDir(dataDir), log: say });
    const url = new URL(server.url);
    await createDatabase(server.url);
    url.pathname = `/${DATABASE}`;
    return { url: url.href, stop: () => server.stop() };
  } catch (error) {
    if (error instanceof LocalServerError) throw new StartError(error.message);
    throw error;
  }
}

async function existing(url: string): Promise<Database> {
  await withClient(url, (client) => client.query('select 1')).catch((error: Error) => {
    throw new StartError(`The Postgres that DATABASE_URL names cannot be used: ${error.message}`);
  });
  return { url, stop: () => Promise.resolve() };
}

const createDatabase = (url: string) =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end();
  }
}
