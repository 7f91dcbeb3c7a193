import { cutText } from '@reprise/contracts';
import type { Writable } from 'node:stream';
import type { Pool, PoolClient } from 'pg';
import type { Sql } from './work.js';

/** A statement runner over one connection. */
export const sqlOn = (client: Pick<PoolClient, 'query'>): Sql => ({
  async query<R>(text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
    holdWrites(client);
    const result = await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    return result.rows as R[];
  },
});

/** Statements that are sent in the same turn of the event loop leave in one packet: a wake-up of the server each is dear. */
function holdWrites(client: object): void {
  const { stream } = (client as { connection?: { stream?: Writable } }).connection ?? {};
  if (!stream) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const BEGIN_ATTEMPTS = 3;

/** Runs `body` in one READ COMMITTED transaction; a throw rolls back. A connection that failed is not reused. */
export function inTransaction<T>(pool: Pool, body: (sql: Sql) => Promise<T>): Promise<T> {
  return transact(
    pool,
    'begin',
    () => Promise.resolve(),
    async (sql) => ({ result: await body(sql), writes: Promise.resolve(), complete: true }),
  );
}

/**
 * Statements of a batch take it as arrays: planning them anew for each array finds nothing better than the generic plan, and a
 * plan made while a table is still small would read all of it for a minute, until autovacuum has seen it grow. Reports
 * plan for themselves.
 */
export const BATCH_PLANS = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' } as const;
const BEGIN_BATCH = [
  'begin',
  ...Object.entries(BATCH_PLANS).map(([name, value]) => `set local ${name} = ${value}`),
].join('; ');

/** The last writes of a transaction, under way. */
export interface LastWrites<T> {
  readonly result: T;
  readonly writes: Promise<unknown>;
  /** Every statement of them has been issued: COMMIT may be sent behind them. */
  readonly complete: boolean;
}

/**
 * The transaction of a batch. Its first statements, `open`, travel to the server together with BEGIN. They are sent again over
 * another connection when the pooled one turns out to be dead, so they may lock and read, and must not write.
 * Throws OutcomeUnknown when the connection broke before the answer to COMMIT.
 */
export const inOpenedTransaction = <O, T>(
  pool: Pool,
  open: (sql: Sql) => Promise<O>,
  body: (sql: Sql, opened: O) => Promise<LastWrites<T>>,
): Promise<T> => transact(pool, BEGIN_BATCH, open, body);

async function transact<O, T>(
  pool: Pool,
  beginning: string,
  open: (sql: Sql) => Promise<O>,
  body: (sql: Sql, opened: O) => Promise<LastWrites<T>>,
): Promise<T> {
  const { client, opened, release } = await begin(pool, beginning, open);
  const sql = endable(sqlOn(client));
  let broken: Error | undefined;
  let committing = false;
  try {
    const { result, writes, complete } = await body(sql, opened);
    if (!complete) await writes;
    sql.end();
    holdWrites(client);
    committing = true;
    const [, { command }] = await Promise.all([writes, client.query('commit')]);
    // A transaction in which a statement failed answers ROLLBACK, and no error.
    if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw committing && isLostConnection(error) ? new OutcomeUnknown(error as Error) : error;
  } finally {
    release(broken);
  }
}

/** After `end` no statement is taken: it would run outside the transaction. */
function endable(sql: Sql): Sql & { end(): void } {
  let ended = false;
  return {
    query: (text, values, name) =>
      ended
        ? Promise.reject(new Error(`a statement came after COMMIT, is its writer stepwise? ${cutText(text, 80)}`))
        : sql.query(text, values, name),
    end: () => void (ended = true),
  };
}

async function begin<O>(pool: Pool, beginning: string, open: (sql: Sql) => Promise<O>) {
  for (let attempt = 1; ; attempt++) {
    const { client, release } = await checkOut(pool);
    holdWrites(client);
    const begun = client.query(beginning);
    try {
      const [, opened] = await Promise.all([begun, open(sqlOn(client))]);
      return { client, opened, release };
    } catch (error) {
      // Closed rather than rolled back: it is dead, or `open` failed, which is as rare.
      release(error as Error);
      if (attempt >= BEGIN_ATTEMPTS || !isTransient(error)) throw error;
    }
  }
}

/** A connection that dies while it is checked out is told by its queries, and not given back. */
export async function checkOut(pool: Pool) {
  const client = await pool.connect();
  let dead: Error | undefined;
  const onError = (error: Error) => (dead = error);
  client.on('error', onError);
  const release = (error?: Error) => {
    const broken = error ?? dead;
    // One that is being destroyed keeps its listener: the end of its socket may be reported afterwards.
    if (!broken) client.off('error', onError);
    client.release(broken);
  };
  return { client, release };
}

const LOCK_TABLE_FULL = '53200';
/** Of `statement_timeout`, when the database is slow, and of an operator who cancels: neither says anything of the work. */
const CANCELED = '57014';
/** 53400 is left out: a limit that somebody has set is met again. */
const TRANSIENT_SQLSTATE = /^(08|53(?!400)|57P0|57014|40001|40P01|55P03|25P03|25P04|58)/;
const TRANSIENT_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
const TRANSIENT_MESSAGE =
  /Connection terminated|not currently accepting connections|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i;

/** The server's word that it ends the session, or no word of the server at all. */
const SESSION_OVER = /^(08|57P0)/;

function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || TRANSIENT_SYSTEM.has(code)) return isTransient(error);
  return SESSION_OVER.test(code);
}

/** The connection was lost between COMMIT and its answer: the transaction may have been committed. */
export class OutcomeUnknown extends Error {
  /** SQLSTATE "transaction resolution unknown". */
  readonly code = '08007';

  constructor(cause: Error) {
    super(`the answer to COMMIT was lost: ${cause.message}`, { cause });
  }
}

/** True when the same work may succeed later without anything being changed: the database was away, busy or in conflict. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (TRANSIENT_SQLSTATE.test(code) || TRANSIENT_SYSTEM.has(code))) return true;
  return TRANSIENT_MESSAGE.test(error.message);
}

/**
 * True when the work may be more than the server takes at once: a full lock table, or a statement that lasts too long.
 * In parts it may go through now; as it is, only when others ask less of the server.
 */
export const isTooMuchAtOnce = (error: unknown): boolean =>
  isLockTableFull(error) || (error as { code?: unknown }).code === CANCELED;

/** True when the server had no room for one more lock. */
export const isLockTableFull = (error: unknown): boolean => (error as { code?: unknown }).code === LOCK_TABLE_FULL;

/** One piece of work that cannot be divided asks for more locks than the server has room for. */
export class OutOfLocks extends Error {
  readonly code = LOCK_TABLE_FULL;

  constructor(cause: Error) {
    super(`${cause.message}: raise max_locks_per_transaction (256 or more) and restart PostgreSQL`, { cause });
  }
}
