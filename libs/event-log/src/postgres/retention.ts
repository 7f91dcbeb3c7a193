import type { Pool } from 'pg';
import { inTransaction } from '../sql.js';

const CHUNK = 1_000;

interface Expiring {
  readonly topic: string;
  readonly partition: number;
}

/**
 * Deletes records older than their topic keeps them, from the beginning of each partition, in short transactions. One
 * process does it at a time; the others find nothing to do.
 */
export async function deleteExpired(pool: Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<Expiring>(
    `select p.topic, p.partition from "${schema}".partition p join "${schema}".topic t on t.name = p.topic
     where t.retention_ms >= 0 and p.next_offset > 0 order by 1, 2`,
  );
  let deleted = 0;
  for (const { topic, partition } of rows) {
    let chunk = CHUNK;
    while (chunk === CHUNK) {
      chunk = await deleteChunk(pool, schema, { topic, partition });
      deleted += chunk;
    }
  }
  return deleted;
}

const deleteChunk = (pool: Pool, schema: string, { topic, partition }: Expiring): Promise<number> =>
  inTransaction(pool, async (sql) => {
    const [lock] = await sql.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine',
      [`reprise.log.retention ${schema}`],
    );
    if (!lock!.mine) return 0;
    const rows = await sql.query(
      `with oldest as (
         select r."offset" from "${schema}".record r where r.topic = $1 and r.partition = $2 order by r."offset" limit $3
       )
       delete from "${schema}".record d using oldest o, "${schema}".topic t
       where t.name = $1 and d.topic = $1 and d.partition = $2 and d."offset" = o."offset"
         and d.appended_at < clock_timestamp() - make_interval(secs => t.retention_ms / 1000.0)
       returning 1`,
      [topic, partition, CHUNK],
    );
    return rows.length;
  });
