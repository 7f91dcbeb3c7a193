import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { silentLogger } from '../logger.js';
import { describeTransport } from '../transport.suite.js';
import { recordsOf } from '../transport/suite/lab.js';
import { readAll } from '../transport/suite/sending.js';
import { postgresTransport } from './index.js';
import { migrateLog } from './migrations.js';
import { deleteExpired } from './retention.js';

describeTransport('Postgres', async () => {
  const database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const count = async (statement: string, ...values: unknown[]) =>
    Number((await pool.query<{ n: string }>(statement, values)).rows[0]!.n);
  return {
    open: (topics, wire) =>
      postgresTransport({
        connection: { connectionString: database.url, stream: () => wire.add(new Socket()) },
        topics,
      }),
    committed: (group, topic) =>
      count(
        'select coalesce(sum("offset"), 0) as n from log.consumer_offset where "group" = $1 and topic = $2',
        group,
        topic,
      ),
    living: (group) =>
      count(
        `select count(*) as n from log.member m where "group" = $1 and exists (select from pg_locks
         where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint)
           = hashtextextended('reprise.log.member log ' || m."group" || ' ' || m.member, 0))`,
        group,
      ),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
});

describe('what only Postgres has', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const topics = [{ name: 'orders', partitions: 4, retentionMs: 60_000 }];

  beforeEach(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 4 });
    // Dropping the database may find a connection that is still saying goodbye.
    pool.on('error', () => undefined);
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  it('makes its schema once, however many processes begin at the same moment', async () => {
    await Promise.all([1, 2, 3, 4].map(() => migrateLog({ connectionString: database.url }, 'log')));
    await migrateLog({ connectionString: database.url }, 'log');
    const { rows } = await pool.query('select name from log.migration');
    expect(rows).toEqual([{ name: 'LogTables1764000000000' }]);
  });

  it('deletes records their topic no longer keeps, from the beginning, and reads on without them', async () => {
    const transport = postgresTransport({ connection: database.url, topics });
    await transport.createTopics();
    const producer = transport.producer('spec');
    await producer.send(recordsOf('orders', ['fan'], 1_500));
    await pool.query(`update log.record set appended_at = now() - interval '2 minutes' where "offset" < 1200`);
    expect(await deleteExpired(pool, 'log')).toBe(1_200);
    await producer.send(recordsOf('orders', ['fan'], 10, 1_500));
    const rest = await readAll(transport, 'orders');
    expect([rest.length, rest[0]!.offset, rest.at(-1)!.offset]).toEqual([310, 1_200n, 1_509n]);
    await transport.close();
  });

  it('gives the partitions of a hung member to the others', async () => {
    const transport = postgresTransport({ connection: database.url, topics });
    await transport.createTopics();
    const hung = await hungMember(database.url);
    await transport.producer('spec').send(recordsOf('orders', ['fan', 'reader', 'guest'], 5));
    const received: string[] = [];
    const consumer = transport.consumer({
      group: 'services',
      topics: ['orders'],
      maxBatch: 100,
      onBatch: async (records) => void received.push(...records.map(({ value }) => value)),
      onFatal: (error) => silentLogger.error({ error }, 'not expected'),
    });
    await consumer.start();
    await eventually(() => expect(received).toHaveLength(15));
    await expect(hung.ended).resolves.toMatch(/terminating connection|Connection terminated/);
    await consumer.stop();
    await transport.close();
  });

  it('tells what is missing when the topics were never created', async () => {
    const transport = postgresTransport({ connection: database.url, topics });
    await migrateLog({ connectionString: database.url }, 'log');
    const consumer = transport.consumer({
      group: 'services',
      topics: ['orders'],
      maxBatch: 1,
      onBatch: () => Promise.resolve(),
      onFatal: () => undefined,
    });
    await expect(consumer.start()).rejects.toThrow(/no topic orders/);
    await expect(transport.producer('spec').send(recordsOf('orders', ['fan'], 1))).rejects.toThrow(/no topic orders/);
    await transport.close();
  });
});

/** A session that holds all partitions and does nothing more. */
async function hungMember(url: string): Promise<{ readonly ended: Promise<string> }> {
  const id = randomUUID();
  const client = new pg.Client({ connectionString: url });
  const ended = new Promise<string>((resolve) => client.on('error', ({ message }) => resolve(message)));
  await client.connect();
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`reprise.log.member log services ${id}`]);
  await client.query(
    `select pg_advisory_lock(hashtextextended('reprise.log.partition log services orders/' || p, 0))
     from generate_series(0, 3) p`,
  );
  await client.query(
    `insert into log.member ("group", member, topics, heartbeat) values ('services', $1, '{orders}', now() - interval '1 minute')`,
    [id],
  );
  return { ended };
}
