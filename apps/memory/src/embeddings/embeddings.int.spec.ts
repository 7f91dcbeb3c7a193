import { randomUUID } from 'node:crypto';
import { contextRecalledV1, fanMessageReceivedV1, type DataOf } from '@reprise/contracts';
import { memoryFan, type MemoryEvent } from '@reprise/domain-memory';
import { sha256, sqlOn, type Sql } from '@reprise/event-log';
import { facetDigest, fold, Rows } from '@reprise/event-sourcing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { FakeEmbedder, REFUSED } from '../testing/fake-embedder.js';
import { CREATOR } from '@reprise/service-testing';
import { memoryTables, RunningMemory } from '../testing/running-memory.js';
import { nearestMessages } from './nearest-messages.js';
import { cosines, packVector } from './packed-vector.js';

let database: TestDatabase;
let fake: FakeEmbedder;
let memory: RunningMemory;
let client: pg.Client;
let sql: Sql;

const environment = (model = 'small', dimensions = 64) => ({
  EMBEDDER_URL: fake.url,
  EMBEDDER_MODEL: model,
  EMBEDDER_DIMENSIONS: String(dimensions),
  EMBEDDER_TIMEOUT_MS: '1000',
});
const start = async (variables: Record<string, string>) => {
  memory = await RunningMemory.start(database.url, variables);
};

beforeEach(async () => {
  database = await testDatabase(memoryTables);
  fake = await FakeEmbedder.start();
  client = new pg.Client({ connectionString: database.url, options: '-c search_path=memory' });
  await client.connect();
  sql = sqlOn(client as unknown as pg.PoolClient);
});
afterEach(async () => {
  await memory.stop();
  await client.end();
  await fake.stop();
  await database.drop();
});

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;
const said = (messageId: string, text: string, minute: number, origin: 'live' | 'import' = 'import') =>
  fanMessageReceivedV1.make({ ...fanMessageReceivedV1.samples[0]!, messageId, text, occurredAt: at(minute), origin });
const quiet = Array.from({ length: 8 }, (_, n) => said(`q${n}`, 'good night then', 10 + n));

const count = async (from: string) => (await sql.query<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n;
const embedded = (wanted: number, where = 'true') =>
  eventually(async () => expect(await count(`message_vector where vector is not null and ${where}`)).toBe(wanted));
const contexts = async (fan: string, wanted: number) =>
  eventually(async () => {
    const found = (await memory.said(fan)).filter(({ type }) => type === contextRecalledV1.type);
    expect(found).toHaveLength(wanted);
    return found.map(({ data }) => data as DataOf<typeof contextRecalledV1>);
  });
type Answer = { retriever: string; embedder?: string; messages: { messageId: string; text: string }[] };
const search = async (fan: string, q: string) =>
  (await memory.get<Answer>(`/v1/memory/fans/${fan}/search?q=${encodeURIComponent(q)}`)).body;

describe('with an embedder', () => {
  beforeEach(() => start(environment()));

  it('a live message recalls what is near it and shares no word with it, and the context says how', async () => {
    await memory.publish('fan-a', said('m1', 'linocutting', 0), ...quiet);
    await embedded(9);
    await memory.publish('fan-a', said('m2', 'the linocutters', 30, 'live'));
    const [context] = await contexts('fan-a', 1);
    expect(context).toMatchObject({
      retriever: expect.stringMatching(/ rrf@2$/),
      embedder: 'small/64 in-context@1',
      messageId: 'm2',
    });
    expect(context!.recalledScores[0]).toMatchObject({ messageId: 'm1', score: expect.any(Number) });
    expect(context!.recalledScores[0]!.score).toBeGreaterThan(0);
    await embedded(10);
    const answer = await search('fan-a', 'linocu');
    expect(answer).toMatchObject({ retriever: context!.retriever, embedder: 'small/64 in-context@1' });
    // What was said right after it is embedded behind it, and so near it too.
    const nearest = answer.messages.map(({ messageId }) => messageId).slice(0, 3);
    expect(nearest.toSorted()).toEqual(['m1', 'm2', 'q0']);
    expect(fake.texts).toEqual(expect.arrayContaining(['linocutting', 'linocutting\ngood night then']));
  });

  it('contexts come once for each message, in their order, and are folded again without asking anybody', async () => {
    await memory.publish(
      'fan-b',
      ...Array.from({ length: 12 }, (_, n) => said(`m${n}`, `a harbour in ink ${n}`, n, 'live')),
    );
    const all = await contexts('fan-b', 12);
    expect(all.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 12 }, (_, n) => `m${n}`));
    await embedded(12);
    expect(await count('waiting_recall')).toBe(0);
    const asked = fake.asked.length;
    const events = await memory.said('fan-b');
    const rows = new Rows();
    const state = fold(memoryFan, memoryFan.initial, events as unknown as MemoryEvent[], rows);
    const { body } = await memory.get('/v1/memory/fans/fan-b/state');
    expect(body).toMatchObject({ version: events.length, digest: facetDigest({ state, rows: rows.toJSON() }, sha256) });
    expect(fake.asked).toHaveLength(asked);
  });

  it('no vector of another fan is read, however near', async () => {
    await memory.publish('fan-c', said('m1', 'something else altogether', 0));
    await memory.publish('fan-d', said('m1', 'the linocut of the harbour', 0), said('m2', 'linocut', 1));
    await embedded(3);
    expect((await search('fan-c', 'the linocut of the harbour')).messages.map(({ text }) => text)).toEqual([
      'something else altogether',
    ]);
    const statements: unknown[] = [];
    const watched: Sql = {
      query: (text, values, name) => (statements.push(values?.[0]), sql.query(text, values, name)),
    };
    const query = { embedder: 'small/64 in-context@1', vector: new Float32Array(64).fill(1) };
    await nearestMessages(watched, { fan: 'fan-c', query, besides: '', limit: 5 });
    expect(statements).toEqual(['fan-c', 'fan-c']);
  });

  it('every vector of a long conversation is looked at: the nearest are those of a brute-force search', async () => {
    const ids = Array.from({ length: 2_345 }, (_, n) => `m${n}`);
    const vectors = ids.map((_, n) => Float32Array.from({ length: 64 }, (_, i) => Math.sin((n + 1) * (i + 1) * 0.7)));
    await sql.query(
      `insert into message (fan, tenant, message_id, author, text, at, origin)
       select 'fan-long', 'default', id, 'fan', id, now(), 'import' from unnest($1::text[]) id`,
      [ids],
    );
    await sql.query(
      `insert into message_vector select 'fan-long', id, 'other/64 in-context@1', v from unnest($1::text[], $2::bytea[]) a(id, v)`,
      [ids, vectors.map(packVector)],
    );
    const vector = vectors[2_200]!.map((value, i) => value + (i % 3) * 0.1);
    const query = { embedder: 'other/64 in-context@1', vector };
    const found = await nearestMessages(sql, { fan: 'fan-long', query, besides: 'm2200', limit: 20 });
    const all = [...cosines(vector, Buffer.concat(vectors.map(packVector)))].map((score, n) => ({
      id: ids[n]!,
      score,
    }));
    const nearest = all.filter(({ id }) => id !== 'm2200').sort((a, b) => b.score - a.score);
    expect(found.map(({ score }) => score)).toEqual(nearest.slice(0, 20).map(({ score }) => score));
  });

  it('a text that is not taken keeps no other waiting, and is not sent again and again', async () => {
    const refused = said('m1', `my ${REFUSED} words`, 0);
    await memory.publish('fan-e', refused, said('m2', 'a harbour', 1), said('m3', ' ', 2), said('m4', 'a boat', 3));
    await embedded(2);
    await eventually(async () => expect(await count('embedding_due')).toBe(0));
    expect(await count('message_vector where vector is null')).toBe(2);
  });
});

describe('an embedder that fails', () => {
  it('and is down, leaves live messages to words; once it is back everything is embedded', async () => {
    fake.status = 503;
    await start(environment());
    await memory.publish('fan-f', said('m1', 'a linocut of the harbour', 0), said('m2', 'which linocut?', 1, 'live'));
    const [context] = await contexts('fan-f', 1);
    expect(context).not.toHaveProperty('embedder');
    expect(context!.retriever).not.toContain('rrf');
    expect(context!.recalledScores[0]!.messageId).toBe('m1');
    expect((await search('fan-f', 'linocut')).embedder).toBeUndefined();
    expect(await count('message_vector')).toBe(0);
    fake.status = 200;
    await embedded(2);
  });

  it('and is too slow for a live message, still embeds what is stored', async () => {
    fake.slowMs = 1_500;
    await start({ ...environment(), EMBEDDER_TIMEOUT_MS: '50' });
    await memory.publish('fan-g', said('m1', 'a linocut', 0), said('m2', 'which linocut?', 1, 'live'));
    expect((await contexts('fan-g', 1))[0]).not.toHaveProperty('embedder');
    await embedded(2);
  });

  it('and answers other dimensions than it should, is believed nothing', async () => {
    fake.dimensions = 32;
    await start(environment());
    await memory.publish('fan-h', said('m1', 'a linocut', 0), said('m2', 'which linocut?', 1, 'live'));
    expect((await contexts('fan-h', 1))[0]).not.toHaveProperty('embedder');
    expect(fake.texts).toContain('a linocut');
    expect(await count('message_vector')).toBe(0);
  });
});

describe('another embedder', () => {
  it('ignores the vectors of the one before, and makes its own', async () => {
    await start(environment('small'));
    await memory.publish('fan-i', said('m1', 'a linocut', 0), said('m2', 'a harbour', 1));
    await embedded(2, `embedder = 'small/64 in-context@1'`);
    await memory.stop();
    fake.status = 503;
    await start(environment('large'));
    const query = { embedder: 'large/64 in-context@1', vector: new Float32Array(64).fill(1) };
    expect(await nearestMessages(sql, { fan: 'fan-i', query, besides: '', limit: 5 })).toEqual([]);
    fake.status = 200;
    await embedded(2, `embedder = 'large/64 in-context@1'`);
    expect(await count('message_vector')).toBe(2);
    expect(fake.asked.at(-1)!.model).toBe('large');
  });
});

describe('without an embedder', () => {
  it('nothing waits and nothing is kept; what waited for one that was taken away is answered by words', async () => {
    await start({});
    await memory.publish('fan-j', said('m1', 'a linocut', 0), said('m2', 'which linocut?', 1, 'live'));
    await contexts('fan-j', 1);
    for (const table of ['message_vector', 'embedding_due', 'waiting_recall']) expect(await count(table)).toBe(0);
    const { text: _, ...message } = fanMessageReceivedV1.samples[0]!;
    const request = { ...message, messageId: 'm1', eventId: 'e1', acceptedAt: at(0) };
    const cause = { eventId: randomUUID(), correlationId: 'a-turn', traceparent: null };
    await client.query('insert into waiting_recall (fan, message_id, request) values ($1, $2, $3)', [
      'fan-j',
      'm1',
      JSON.stringify({ tenant: 'default', creator: CREATOR, fan: 'fan-j', cause, request }),
    ]);
    await memory.stop();
    await start({});
    const all = await contexts('fan-j', 2);
    expect(all[1]).toMatchObject({ messageId: 'm1' });
    expect(await count('waiting_recall')).toBe(0);
  });
});
