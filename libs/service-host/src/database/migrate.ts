import { eventLogMigrations, keyMigrations, migrateJobs, migrateSchema } from '@reprise/event-log';
import pg from 'pg';
import type { ServiceDefinition } from '../service-definition.js';
import { jobsSchema } from './data-source.js';
import { transportOf, type LogLocation } from './transport.js';

type Migrated = Pick<ServiceDefinition, 'name' | 'migrations'>;

/** Brings a service's schema up to date, and what it stands on first. Safe to repeat and to run from several processes. Returns the names of what ran. */
export async function migrate({ name, migrations }: Migrated, config: LogLocation): Promise<readonly string[]> {
  const connection = { connectionString: config.DATABASE_URL };
  const done = [...(await migrateSchema(connection, 'keys', keyMigrations))];
  await migrateJobsOf(name, connection);
  done.push(...(await migrateSchema(connection, name, [...eventLogMigrations, ...migrations])));
  await createTopics(name, config);
  return done;
}

/** The tables of pg-boss are its own: it brings them to the version it was built for, by its migrations and in its way. */
async function migrateJobsOf(name: Migrated['name'], connection: pg.ClientConfig) {
  const pool = new pg.Pool({ ...connection, max: 2 });
  try {
    await migrateJobs(pool, jobsSchema(name));
  } finally {
    await pool.end();
  }
}

async function createTopics(name: Migrated['name'], config: LogLocation) {
  const transport = transportOf(name, config);
  try {
    await transport.createTopics();
  } finally {
    await transport.close();
  }
}
