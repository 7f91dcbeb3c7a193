import type { Pool } from 'pg';
import { inTransaction } from '../sql.js';
import type { TopicDefinition } from '../transport/topics.js';

/** Creates what is missing and checks what is there: another number of partitions would put fans in other places. */
export async function createTopics(pool: Pool, schema: string, topics: readonly TopicDefinition[]): Promise<void> {
  await inTransaction(pool, async (sql) => {
    await sql.query(
      `insert into "${schema}".topic (name, partitions, retention_ms)
       select * from unnest($1::text[], $2::smallint[], $3::bigint[]) order by 1
       on conflict (name) do update set retention_ms = excluded.retention_ms`,
      [
        topics.map(({ name }) => name),
        topics.map(({ partitions }) => partitions),
        topics.map(({ retentionMs }) => retentionMs),
      ],
    );
    await sql.query(
      `insert into "${schema}".partition (topic, partition)
       select t.name, p from "${schema}".topic t, generate_series(0, t.partitions - 1) p where t.name = any($1)
       order by 1, 2 on conflict do nothing`,
      [topics.map(({ name }) => name)],
    );
    const there = await partitionCounts(
      sql,
      schema,
      topics.map(({ name }) => name),
    );
    for (const { name, partitions } of topics)
      if (there.get(name) !== partitions)
        throw new Error(`topic ${name} has ${there.get(name)} partitions, not ${partitions}: keys would lie elsewhere`);
  });
}

interface Queryable {
  query<R>(text: string, values: readonly unknown[]): Promise<R[]>;
}

/** Topic → number of partitions. Throws when one does not exist. */
export async function partitionCounts(
  sql: Queryable,
  schema: string,
  topics: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ name: string; partitions: number }>(
    `select name, partitions from "${schema}".topic where name = any($1)`,
    [topics],
  );
  const counts = new Map(rows.map(({ name, partitions }) => [name, partitions]));
  const missing = topics.filter((topic) => !counts.has(topic));
  if (missing.length > 0) throw new UnknownTopic(missing);
  return counts;
}

/** The topics were never created: a fault of the installation, which waiting does not mend. */
export class UnknownTopic extends Error {
  constructor(topics: readonly string[]) {
    super(`the log has no topic ${topics.join(', ')}: create the topics first`);
  }
}
