import type { Pool } from 'pg';
import { inTransaction, sqlOn } from '../sql.js';
import type { Sql } from '../work.js';

const CLUSTER = '(select system_identifier from pg_control_system())';

/**
 * SQL: the era of what is appended now; null in a cluster that no era names yet, and there the `event` table refuses the
 * row. Transaction ids are comparable only within one cluster, so events are ordered by (era, transaction, row).
 */
export const CURRENT_ERA = `(select case when e.cluster = ${CLUSTER} then e.number end from era e order by e.number desc limit 1)`;

interface Standing {
  readonly number: number;
  /** This cluster has appended to the era, or nobody has said yet which cluster it belongs to. */
  readonly here: boolean;
  readonly named: boolean;
  /** It holds events of transactions that this cluster has not come to yet: they were written in another one. */
  readonly foreign: boolean;
}

const STANDING = `
  select e.number, coalesce(e.cluster = ${CLUSTER}, true) as here, e.cluster is not null as named,
    coalesce((select v.tx >= pg_snapshot_xmax(pg_current_snapshot()) from event v
              where v.era = e.number order by v.tx desc, v.row_id desc limit 1), false) as foreign
  from era e order by e.number desc limit 1`;

/**
 * Makes the newest era one of this cluster: takes over one that no cluster has named, and begins the next where the
 * tables came from another cluster (a dump, a logical replica). Whatever came with them is before everything appended
 * from now on. True when a new era began.
 */
export async function settleEra(pool: Pool): Promise<boolean> {
  if (isSettled(await standing(sqlOn(pool)))) return false;
  return inTransaction(pool, async (sql) => {
    // Waits for appends that have read it, and lets new ones wait: none is of the old era once the new one is there.
    await sql.query('lock table era in access exclusive mode');
    const now = await standing(sql);
    if (isSettled(now)) return false;
    if (now.here && !now.foreign) {
      await sql.query(`update era set cluster = ${CLUSTER} where number = $1`, [now.number]);
      return false;
    }
    await sql.query(`insert into era (number, cluster) values ($1, ${CLUSTER})`, [now.number + 1]);
    await continueCounters(sql);
    return true;
  });
}

/**
 * A copy made table by table has left the counters behind, and a number given out twice would hide a row or move it up
 * in its order. `event.row_id` needs none of it: it counts within an era only.
 */
async function continueCounters(sql: Sql): Promise<void> {
  await sql.query('set local statement_timeout = 0');
  const counters = await sql.query<{ table: string; column: string; sequence: string }>(
    `select quote_ident(table_name) as table, quote_ident(column_name) as column,
       pg_get_serial_sequence(quote_ident(table_schema) || '.' || quote_ident(table_name), column_name) as sequence
     from information_schema.columns
     where table_schema = current_schema() and is_identity = 'YES' and table_name <> 'event'`,
  );
  for (const { table, column, sequence } of counters)
    await sql.query(
      `select setval($1::regclass, greatest(nextval($1::regclass), (select coalesce(max(${column}), 0) + 1 from ${table})), false)`,
      [sequence],
    );
}

async function standing(sql: Sql): Promise<Standing> {
  const [row] = await sql.query<Standing>(STANDING);
  return row!;
}

const isSettled = ({ here, named, foreign }: Standing) => here && named && !foreign;

const settled = new WeakMap<Pool, Promise<unknown>>();

/** Settles the era once for the connections of a process; tried again by the next caller when it fails. */
export function eraSettled(pool: Pool): Promise<unknown> {
  let settling = settled.get(pool);
  if (!settling) {
    settling = settleEra(pool);
    settled.set(pool, settling);
    settling.catch(() => settled.delete(pool));
  }
  return settling;
}

const NOT_NULL_VIOLATION = '23502';

/** The database behind the pool became another cluster while the process ran: nothing was appended. */
export const isOtherCluster = (error: unknown): boolean => {
  const { code, table, column } = error as { code?: unknown; table?: unknown; column?: unknown };
  return code === NOT_NULL_VIOLATION && table === 'event' && column === 'era';
};
