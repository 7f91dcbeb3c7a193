import { randomUUID } from 'node:crypto';
import { startAnyPostgres } from '@reprise/local-servers';
import pg from 'pg';
import { environment } from './config.js';
import { sharedServer } from './shared-server.js';
import { templateOf, type Filling } from './template.js';

export interface TestDatabase {
  /** As superuser. */
  readonly url: string;
  /** Cuts every connection and refuses new ones, as a database that is away does. */
  pause(): Promise<void>;
  unpause(): Promise<void>;
  /** Removes the database, closing what is still connected to it. */
  drop(): Promise<void>;
}

/**
 * A fresh database on a real PostgreSQL, empty or a copy of a template that is filled once: one for each spec file, dropped in
 * `afterAll`.
 */
export async function testDatabase(filling?: Filling): Promise<TestDatabase> {
  const server = environment.databaseUrl ?? (await sharedServer('postgres', startServer));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = filling && (await templateOf(server, filling));
  await run(server, `create database ${name}${template ? ` template ${template}` : ''}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    pause: () =>
      run(
        server,
        `alter database ${name} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      ),
    unpause: () => run(server, `alter database ${name} allow_connections true`),
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

const startServer = async () => (await startAnyPostgres(say)).url;

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
