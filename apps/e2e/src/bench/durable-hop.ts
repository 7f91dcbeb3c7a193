// One service of the bare durable chain, as a process: reads the whole topic, skips by header, and per batch of what waits from all
// partitions does one transaction (its events, and the version row of every record read) and one send. Nothing is decided.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { consumerOf, kafkaClient, producerOf } from './kafka-client.js';

const [brokers = '', databaseUrl = '', topic = '', index = '0', eventsText = '2'] = process.argv.slice(2);
const hop = Number(index);
const events = Number(eventsText);
const table = `${topic.replaceAll('-', '_')}_${hop}`;
const kafka = kafkaClient(brokers, `durable-${hop}`);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
await pool.query(
  `create table ${table} (tx xid8 default pg_current_xact_id(), row_id bigint generated always as identity, id uuid, stream text, version int, type text, data json, primary key (stream, version));
   create index on ${table} (tx, row_id); create table ${table}_seen (stream text primary key, version int)`,
);
const producer = producerOf(kafka);
const consumer = consumerOf(kafka, `${topic}-${hop}`);
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });

interface Read {
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly key: string;
  readonly value: string;
}

async function handle(batch: readonly Read[]): Promise<void> {
  const mine = batch.filter((record) => record.type === `turn-${hop - 1}`);
  const out = mine.flatMap((record) =>
    Array.from({ length: events }, (_, i) => ({
      id: randomUUID(),
      stream: `${hop}:${record.key}`,
      version: record.version * events - i,
      type: i === 0 ? `turn-${hop}` : `extra-${hop}`,
      key: record.key,
      sequence: record.version,
      value: record.value,
    })),
  );
  const client = await pool.connect();
  await client.query('begin');
  if (out.length > 0)
    await client.query({
      name: 'events',
      text: `insert into ${table} (id, stream, version, type, data) select * from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::json[])`,
      values: [
        out.map((e) => e.id),
        out.map((e) => e.stream),
        out.map((e) => e.version),
        out.map((e) => e.type),
        out.map((e) => e.value),
      ],
    });
  await client.query({
    name: 'seen',
    text: `insert into ${table}_seen select s, max(v) from unnest($1::text[], $2::int[]) u(s, v) group by s on conflict (stream) do update set version = excluded.version where ${table}_seen.version < excluded.version`,
    values: [batch.map((r) => r.stream), batch.map((r) => r.version)],
  });
  await client.query('commit');
  client.release();
  for (let i = 0; i < out.length; i += 400)
    await producer.send({
      topic,
      acks: -1,
      messages: out.slice(i, i + 400).map((e) => ({
        key: e.key,
        value: e.value,
        headers: {
          ce_type: e.type,
          ce_id: e.id,
          ce_stream: e.stream,
          ce_sequence: String(e.sequence),
          ce_source: 'bench',
          ce_specversion: '1.0',
        },
      })),
    });
}

const waiting: { records: Read[]; resolve: () => void }[] = [];
let busy = false;
async function pump(): Promise<void> {
  if (busy) return;
  busy = true;
  while (waiting.length > 0) {
    const taken = waiting.splice(0);
    await handle(taken.flatMap(({ records }) => records));
    for (const { resolve } of taken) resolve();
  }
  busy = false;
}

consumer.on(consumer.events.GROUP_JOIN, () => process.send?.('ready'));
await consumer.run({
  autoCommit: true,
  autoCommitInterval: 1_000,
  partitionsConsumedConcurrently: 16,
  eachBatch: ({ batch }) =>
    new Promise<void>((resolve) => {
      const records = batch.messages.map((m) => ({
        type: String(m.headers?.['ce_type']),
        stream: String(m.headers?.['ce_stream']),
        version: Number(String(m.headers?.['ce_sequence'])),
        key: String(m.key),
        value: String(m.value),
      }));
      waiting.push({ records, resolve });
      void pump();
    }),
});
process.once(
  'message',
  () => void Promise.all([consumer.disconnect(), producer.disconnect()]).then(() => process.exit(0)),
);
