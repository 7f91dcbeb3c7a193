import type { Pool, PoolClient } from 'pg';
import type { Sql } from './work.js';

/** A statement runner over one connection. */
export const sqlOn = (client: Pick<PoolClient, 'query'>): Sql => ({
  async query<R>(text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
    const result = await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    return result.rows as R[];
  },
});

const BEGIN_ATTEMPTS = 3;

/** Runs `body` in one READ COMMITTED transaction; a throw rolls back. A connection that failed is not reused. */
export async function inTransaction<T>(pool: Pool, body: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await begin(pool);
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    const result = await body(sqlOn(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** A pooled connection may have died since it was last used; before `begin` nothing has happened, so another one will do. */
async function begin(pool: Pool): Promise<PoolClient> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      return client;
    } catch (error) {
      client.release(error as Error);
      if (attempt >= BEGIN_ATTEMPTS || !isTransient(error)) throw error;
    }
  }
}

const TRANSIENT_SQLSTATE = /^(08|53|57P0|40001|40P01|55P03|25P03|58)/;
const TRANSIENT_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
const TRANSIENT_MESSAGE =
  /Connection terminated|not currently accepting connections|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i;

/** True when the same work may succeed later without anything being changed: the database was away, busy or in conflict. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (TRANSIENT_SQLSTATE.test(code) || TRANSIENT_SYSTEM.has(code))) return true;
  return TRANSIENT_MESSAGE.test(error.message);
}
