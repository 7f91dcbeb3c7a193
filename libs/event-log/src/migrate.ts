import pg from 'pg';
import type { MigrationInterface } from 'typeorm';

export type Migrations = readonly (new () => MigrationInterface)[];

/** One migrates at a time, whatever the schema: two could create the same extension at once. */
const LOCK = `hashtext('reprise.migrate')`;
const UNDEFINED_TABLE = '42P01';

/**
 * The one way in which tables of ours change: makes the schema where it is missing, and runs what its table `migration` does
 * not list. Safe to repeat and to run from several processes; where nothing is missing, a role needs no right to create anything. Returns the
 * names of what ran. `adopt` is SQL that runs first, for schemas which were made before this way was theirs.
 */
export async function migrateSchema(
  connection: pg.ClientConfig,
  schema: string,
  migrations: Migrations,
  adopt?: string,
): Promise<readonly string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    if ((await missingMigrations(client, schema, migrations)).length === 0) return [];
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await client.query(`create schema if not exists ${pg.escapeIdentifier(schema)}`);
    if (adopt !== undefined) await client.query(adopt);
    return await run(connection, schema, migrations);
  } finally {
    // Ending the session releases the lock.
    await client.end();
  }
}

/** The names of the migrations that did not run in a schema. */
export async function missingMigrations(
  client: Pick<pg.Client, 'query'>,
  schema: string,
  migrations: Migrations,
): Promise<readonly string[]> {
  const done = await client
    .query<{ name: string }>(`select name from ${pg.escapeIdentifier(schema)}.migration`)
    .then(({ rows }) => new Set(rows.map(({ name }) => name)))
    .catch((error: pg.DatabaseError) => {
      if (error.code === UNDEFINED_TABLE) return new Set<string>();
      throw error;
    });
  return migrations.map((Migration) => new Migration().name ?? Migration.name).filter((name) => !done.has(name));
}

async function run(connection: pg.ClientConfig, schema: string, migrations: Migrations): Promise<readonly string[]> {
  // Loaded where it is needed: who only reads a log starts without it.
  const { DataSource } = await import('typeorm');
  const dataSource = new DataSource({
    type: 'postgres',
    installExtensions: false,
    poolSize: 1,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    // No limit on statements: an index over a large table may take longer than any statement of a service.
    extra: { ...connection, options: `-c search_path=${schema},public` },
  });
  await dataSource.initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}
