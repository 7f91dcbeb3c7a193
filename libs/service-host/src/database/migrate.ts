import { eventLogMigrations, migrateJobs, migrateKeys } from '@reprise/event-log';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { HostConfig } from '../config/host-config.js';
import type { ServiceDefinition } from '../service-definition.js';
import { dataSourceOptions, jobsSchema, poolOf } from './data-source.js';
import { transportOf, type LogLocation } from './transport.js';

type Migrated = Pick<ServiceDefinition, 'name' | 'migrations'>;

/** One migrates at a time, whatever the service: two could create the same extension at once. */
const LOCK = `hashtext('reprise.migrate')`;

/** Brings a service's schema up to date, creating it first. Safe to repeat and to run from several processes. Returns the names of what ran. */
export async function migrate({ name, migrations }: Migrated, config: LogLocation): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString: config.DATABASE_URL });
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock(${LOCK})`);
    await lock.query(`create schema if not exists ${pg.escapeIdentifier(name)}`);
    const done = await runMigrations({ name, migrations }, config);
    await createTopics(name, config);
    return done;
  } finally {
    // Ending the session releases the lock.
    await lock.end();
  }
}

async function runMigrations({ name, migrations }: Migrated, config: Pick<HostConfig, 'DATABASE_URL'>) {
  const dataSource = new DataSource({
    ...dataSourceOptions({ name }, { ...config, DATABASE_POOL: 2 }),
    migrations: [...eventLogMigrations, ...migrations],
    migrationsTableName: 'migration',
    // An index over a large table may take longer than any statement of the service itself.
    extra: { options: `-c search_path=${name},public` },
  });
  await dataSource.initialize();
  try {
    await migrateKeys(poolOf(dataSource));
    await migrateJobs(poolOf(dataSource), jobsSchema(name));
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
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
