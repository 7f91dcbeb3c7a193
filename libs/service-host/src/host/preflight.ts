import { eventLogMigrations, keyMigrations, missingMigrations } from '@reprise/event-log';
import pg from 'pg';
import type { HostConfig } from '../config/host-config.js';
import type { ServiceDefinition } from '../service-definition.js';
import { databaseFacts, unfitness } from './database-facts.js';

/** Something outside keeps the process from starting; the message says what, and what to do. */
export class CannotStart extends Error {
  constructor(service: string, problem: string) {
    super(`${service} cannot start: ${problem}`);
    this.name = 'CannotStart';
  }
}

type Place = Pick<HostConfig, 'DATABASE_URL'>;
type Checked = Pick<ServiceDefinition, 'name' | 'migrations'>;

const CONNECT_TIMEOUT_MS = 5_000;

/** Throws CannotStart when the database does not answer, or cannot be worked on. */
export const databaseIsFit = ({ name }: Pick<Checked, 'name'>, config: Place): Promise<void> =>
  withDatabase(name, config, () => Promise.resolve());

/** Throws CannotStart also when the database lacks what a release before this one did not have. */
export const schemaIsUpToDate = ({ name, migrations }: Checked, config: Place): Promise<void> =>
  withDatabase(name, config, async (client) => {
    const missing = [
      ...(await missingMigrations(client, 'keys', keyMigrations)),
      ...(await missingMigrations(client, name, [...eventLogMigrations, ...migrations])),
    ];
    if (missing.length > 0)
      throw new CannotStart(
        name,
        `its schema is not up to date, ${missing.join(', ')} did not run. Run \`node main.js migrate\` first, or set REPRISE_MIGRATE=on-start.`,
      );
  });

async function withDatabase(name: string, { DATABASE_URL }: Place, use: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: DATABASE_URL, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
  } catch (error) {
    throw new CannotStart(
      name,
      `the Postgres that DATABASE_URL names cannot be used (${(error as Error).message}). Is it running, and are host, port, database, user and password right?`,
    );
  }
  try {
    const problem = unfitness(await databaseFacts(client));
    if (problem !== null) throw new CannotStart(name, problem);
    await use(client);
  } finally {
    await client.end();
  }
}
