import { createHash } from 'node:crypto';
import pg from 'pg';

/** What a database starts with, e.g. the tables of a service. */
export interface Filling {
  /** Names all that `fill` does, best by its source: equal sources share one template. */
  readonly source: string;
  fill(url: string): Promise<void>;
}

/** Makes the template of a filling once per server, whoever asks first; returns its name. */
export async function templateOf(server: string, { source, fill }: Filling): Promise<string> {
  const name = `template_${createHash('sha256').update(source).digest('hex').slice(0, 32)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // Released with the session. Other processes wait here until the template is whole.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await make(client, server, name, fill);
    return name;
  } finally {
    await client.end();
  }
}

/** Under another name until it is whole: a run that ends in between leaves no half-filled template. */
async function make(client: pg.Client, server: string, name: string, fill: Filling['fill']): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  const url = new URL(server);
  url.pathname = `/${draft}`;
  await fill(url.href);
  // A database that somebody is connected to is neither renamed nor copied.
  await client.query(`alter database ${draft} allow_connections false`);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [draft]);
  await client.query(`alter database ${draft} rename to ${name}`);
}
