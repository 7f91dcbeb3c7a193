import {
  contextRecalledV1,
  fanMessageReceivedV1,
  historyImportedV1,
  platformMessageObservedV1,
  saleRecordedV1,
  sittingsCountedV1,
  type DataOf,
  type SessionShape,
  type Sitting,
} from '@reprise/contracts';
import { memoryFan, type MemoryEvent } from '@reprise/domain-memory';
import { sha256 } from '@reprise/event-log';
import { facetDigest, fold, Rows } from '@reprise/event-sourcing';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { MemorySittings1764500000000 } from '../migrations/0005-sittings.js';
import { memoryTables, RunningMemory } from '../testing/running-memory.js';

let database: TestDatabase;
let memory: RunningMemory;
beforeAll(async () => {
  database = await testDatabase(memoryTables);
  memory = await RunningMemory.start(database.url);
});
afterAll(async () => {
  await memory.stop();
  await database.drop();
});

type View = { shape: SessionShape | null; sittings: Sitting[] };
const at = (day: number, minute: number) =>
  new Date(Date.parse('2026-09-01T19:00:00.000Z') + day * 86_400_000 + minute * 60_000).toISOString();
const said = (day: number, minute: number, origin: 'live' | 'import' = 'live') =>
  fanMessageReceivedV1.make({
    ...fanMessageReceivedV1.samples[0]!,
    messageId: `f${day}-${minute}`,
    text: 'the harbour turned out well tonight',
    occurredAt: at(day, minute),
    origin,
  });
const answered = (day: number, minute: number, origin: 'live' | 'import' = 'live') =>
  platformMessageObservedV1.make({
    ...platformMessageObservedV1.samples[0]!,
    messageId: `u${day}-${minute}`,
    text: 'it did',
    occurredAt: at(day, minute),
    origin,
  });
const evening = (day: number, origin: 'live' | 'import' = 'live') =>
  [0, 4, 8].flatMap((minute) => [said(day, minute, origin), answered(day, minute + 2, origin)]);
const imported = (days: number) => [
  ...Array.from({ length: days }, (_, day) => evening(day, 'import')).flat(),
  historyImportedV1.make({ ...historyImportedV1.samples[0]!, messages: days * 6 }),
];
const bought = (day: number, minute: number) => {
  const sale = saleRecordedV1.samples.find(({ source }) => source === 'item')!;
  return saleRecordedV1.make({ ...sale, saleId: `s${day}-${minute}`, occurredAt: at(day, minute) });
};

const view = async (fan: string) => (await memory.get<View>(`/v1/memory/fans/${fan}/sittings`)).body;
const eventsOf = async (fan: string, type: string) => (await memory.said(fan)).filter((event) => event.type === type);
const contexts = async (fan: string, wanted: number) =>
  eventually(async () => {
    const found = await eventsOf(fan, contextRecalledV1.type);
    expect(found).toHaveLength(wanted);
    return found.map(({ data }) => data as DataOf<typeof contextRecalledV1>);
  });

describe('sittings of imported history', () => {
  it('give the shape the fan is used to, which the first live message is answered with', async () => {
    await memory.publish('fan-a', ...imported(12));
    await eventually(async () => expect((await view('fan-a')).sittings).toHaveLength(12));
    expect((await view('fan-a')).shape).toMatchObject({
      sittings: 11,
      perWeek: 7,
      messages: 6,
      minutes: 10,
      topHours: [19],
      openedByFan: 1,
      closedByFan: 0,
      fanWords: 6,
      buys: 0,
    });
    expect(await eventsOf('fan-a', contextRecalledV1.type)).toEqual([]);
    await memory.publish('fan-a', said(20, 30));
    const [context] = await contexts('fan-a', 1);
    expect(context!.session).toMatchObject({ since: at(20, 30), shape: { messages: 6 } });
  });

  it('learn of purchases whenever these are imported', async () => {
    await memory.publish('fan-b', bought(1, 9), ...imported(6), bought(2, 9), bought(3, 1), bought(3, 9));
    await eventually(async () =>
      expect((await view('fan-b')).sittings.map(({ purchasedAt }) => purchasedAt)).toEqual([
        null,
        at(1, 9),
        at(2, 9),
        at(3, 1),
        null,
        null,
      ]),
    );
    expect((await view('fan-b')).shape).toMatchObject({ buys: 0.6, buysAt: { early: 1, middle: 0, late: 2 } });
  });
});

describe('sittings of a live conversation', () => {
  it('are counted once each, when the next one begins, whoever begins it', async () => {
    await memory.publish('fan-c', ...evening(0), ...evening(1), bought(1, 11));
    await memory.publish('fan-c', answered(2, 0), said(2, 3), answered(2, 5), said(2, 6));
    await contexts('fan-c', 8);
    expect(await eventsOf('fan-c', sittingsCountedV1.type)).toHaveLength(3);
    await memory.publish('fan-c', ...evening(3), said(4, 0));
    const all = await contexts('fan-c', 12);
    const counted = await eventsOf('fan-c', sittingsCountedV1.type);
    expect(counted).toHaveLength(5);
    expect((await view('fan-c')).sittings).toMatchObject([
      { from: at(0, 0), to: at(0, 10), fanMessages: 3, ourMessages: 3, purchasedAt: null },
      { from: at(1, 0), to: at(1, 10), purchasedAt: at(1, 11) },
      { from: at(2, 0), to: at(2, 6), fanMessages: 2, ourMessages: 2, opener: 'us', closer: 'fan' },
      { from: at(3, 0), to: at(3, 10) },
      { from: at(4, 0), to: at(4, 0), fanMessages: 1 },
    ]);
    expect(all[7]).not.toHaveProperty('session');
    expect(all[8]!.session).toMatchObject({ since: at(3, 0), shape: { sittings: 3, openedByFan: 0.67 } });
    expect(all[11]!.session).toMatchObject({ since: at(4, 0) });
  });

  it('are stored as their log says', async () => {
    await memory.publish('fan-e', ...evening(0), bought(0, 11), said(1, 0));
    await contexts('fan-e', 4);
    const events = await memory.said('fan-e');
    const rows = new Rows();
    const state = fold(memoryFan, memoryFan.initial, events as unknown as MemoryEvent[], rows);
    const { body } = await memory.get('/v1/memory/fans/fan-e/state');
    expect(body).toMatchObject({ version: events.length, digest: facetDigest({ state, rows: rows.toJSON() }, sha256) });
  });

  it('are none in a state that was stored before they were counted, and its digest is that of its log', async () => {
    await memory.publish('fan-d', said(0, 0));
    await contexts('fan-d', 1);
    const digest = async () => (await memory.get<{ digest: string }>('/v1/memory/fans/fan-d/state')).body.digest;
    const before = await digest();
    const client = new pg.Client({ connectionString: database.url, options: '-c search_path=memory' });
    await client.connect();
    await client.query(`update facet set state = (state::jsonb - 'sittings')::json where fan = 'fan-d'`);
    expect(await digest()).not.toBe(before);
    const runner = { query: (text: string) => client.query(text) } as unknown as QueryRunner;
    await new MemorySittings1764500000000().up(runner);
    await new MemorySittings1764500000000().up(runner);
    expect(await digest()).toBe(before);
    await client.end();
  });

  it('do not exist for another tenant', async () => {
    await memory.publish('fan-f', said(0, 0));
    await contexts('fan-f', 1);
    expect(await memory.get('/v1/memory/fans/fan-f/sittings')).toMatchObject({ status: 200 });
    expect(await memory.get('/v1/memory/fans/fan-f/sittings', 'other')).toMatchObject({
      status: 404,
      body: { code: 'fan/unknown' },
    });
  });
});
