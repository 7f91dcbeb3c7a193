import type pg from 'pg';

/** What a server must have or be for a service to work on it. */
export interface DatabaseFacts {
  /** `server_version_num`, e.g. 170004. */
  readonly version: number;
  readonly encoding: string;
  /** A standby, or a database set to refuse writes. */
  readonly readOnly: boolean;
  readonly locksPerTransaction: number;
  /** Sessions that share the lock table: connections and prepared transactions. */
  readonly sessions: number;
}

const OLDEST_VERSION = 17;
/** Six services with a full batch each under way: a thousand records, up to three streams and a key a record. */
const LOCKS_NEEDED = 6 * 1_000 * 4;

export async function databaseFacts(client: pg.Client): Promise<DatabaseFacts> {
  const { rows } = await client.query<DatabaseFacts>(
    `select current_setting('server_version_num')::int as version,
       current_setting('server_encoding') as encoding,
       current_setting('transaction_read_only')::bool as "readOnly",
       current_setting('max_locks_per_transaction')::int as "locksPerTransaction",
       current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int as sessions`,
  );
  return rows[0]!;
}

/** What keeps the product from working on such a server, and what to do about it; null when nothing does. */
export function unfitness(facts: DatabaseFacts): string | null {
  const { version, encoding, readOnly, locksPerTransaction, sessions } = facts;
  const major = Math.floor(version / 10_000);
  if (major < OLDEST_VERSION)
    return `its PostgreSQL is version ${major}, and ${OLDEST_VERSION} or newer is needed. Upgrade the server.`;
  if (encoding !== 'UTF8')
    return `its database is encoded in ${encoding}, which cannot hold every text. Make one with \`create database … encoding 'UTF8' template template0\`, and name that in DATABASE_URL.`;
  if (readOnly)
    return 'its database takes no writes: it is a standby, or default_transaction_read_only is on. Name the primary in DATABASE_URL.';
  if (locksPerTransaction * sessions < LOCKS_NEEDED) {
    const least = Math.ceil(LOCKS_NEEDED / sessions);
    return `its PostgreSQL has room for ${locksPerTransaction * sessions} locks (max_locks_per_transaction ${locksPerTransaction}, ${sessions} sessions), and full batches of six services need ${LOCKS_NEEDED}. Set max_locks_per_transaction to ${least} or more, and restart the server.`;
  }
  return null;
}
