import {
  fanJoinedV1,
  fanLinkedV1,
  fanMessageReceivedV1,
  fanUnlinkedV1,
  historyImportedV1,
  messageSentV1,
  platformMessageObservedV1,
  saleRecordedV1,
} from '@reprise/contracts';
import { postgresTransport } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { RunningMemory } from './testing/running-memory.js';

let database: TestDatabase;
let memory: RunningMemory;
beforeAll(async () => {
  database = await testDatabase();
  memory = await RunningMemory.start(database.url);
});
afterAll(async () => {
  await memory.stop();
  await database.drop();
});

const AT = '2026-11-23T10:00:00.000Z';
const says = (messageId: string, text: string, origin: 'live' | 'import' = 'live') =>
  fanMessageReceivedV1.make({ ...fanMessageReceivedV1.samples[0]!, messageId, text, itemId: null, origin });
const observed = (messageId: string, text: string) =>
  platformMessageObservedV1.make({ ...platformMessageObservedV1.samples[0]!, messageId, text });
const sent = (platformMessageId: string, text: string) =>
  messageSentV1.make({ ...messageSentV1.samples[0]!, platformMessageId, text });
const linked = (otherFan: string) =>
  fanLinkedV1.make({ otherFan, otherCreator: 'c2', evidence: 'platform', by: 'operator:kim', occurredAt: AT });
const unlinked = (otherFan: string) => fanUnlinkedV1.make({ otherFan, by: 'operator:kim', occurredAt: AT });

/** Enough for summaries of summaries. */
const MESSAGES = 260;
/** A fan of whom every read model holds something. */
const meet = (fan: string) =>
  memory.publish(
    fan,
    fanJoinedV1.make({ ...fanJoinedV1.samples[0]!, fanName: 'Samuel Vimes' }),
    linked('other-a'),
    linked('other-b'),
    unlinked('other-b'),
    saleRecordedV1.make(saleRecordedV1.samples[0]!),
    ...Array.from({ length: MESSAGES }, (_, n) =>
      n % 3 === 0 ? observed(`o${n}`, `we wrote ${n}, I will send it tomorrow`) : says(`m${n}`, `said ${n}`, 'import'),
    ),
    historyImportedV1.make({ ...historyImportedV1.samples[0]!, messages: MESSAGES }),
    sent('p1', 'from us'),
    says('m-name', 'my name is Sam and I love charcoal'),
    says('m-rename', 'my name is Samuel, call me Samuel'),
  );

/** Every row of the read models, in the order in which they are read, without what numbers that order. */
const ROWS = {
  message: `select to_jsonb(m) - 'seq' as row from message m order by fan, seq`,
  conversation: 'select to_jsonb(c) as row from conversation c order by fan',
  fact: 'select to_jsonb(f) as row from fact f order by fan, fact_id',
  summary: `select to_jsonb(s) - 'seq' as row from summary s order by fan, seq`,
  fan_link: 'select to_jsonb(l) as row from fan_link l order by fan, other_fan',
};
const rows = async () => {
  const found: Record<string, unknown[]> = {};
  for (const [table, text] of Object.entries(ROWS))
    found[table] = (await memory.query<{ row: unknown }>(text)).map(({ row }) => row);
  return found;
};
const recorded = () =>
  memory.query('select (select count(*) from event) as events, (select count(*) from log.record) as records');
const consumed = async (fan: string, messages: number) =>
  eventually(async () => {
    const [found] = await memory.query<{ n: number }>('select count(*)::int as n from message where fan = $1', [fan]);
    expect(found!.n).toBe(messages);
  });
const quiet = () => eventually(async () => expect((await recorded())[0]).toEqual(await published()));
const published = async () => {
  const [found] = await memory.query<{ events: string; records: string }>(
    `select (select count(*) from event) as events,
       (select count(*) from log.record r where r.headers->>'ce_stream' not like 'memory:%') + (select count(*) from event) as records`,
  );
  return found;
};

describe('memory made anew', () => {
  it('is what it was, whatever happened to its rows; nothing is recorded, nothing is sent', async () => {
    await meet('fan-a');
    await meet('fan-b');
    await Promise.all([consumed('fan-a', MESSAGES + 3), consumed('fan-b', MESSAGES + 3)]);
    await quiet();
    const [before, log] = [await rows(), await recorded()];
    for (const [table, held] of Object.entries(before)) expect([table, held.length > 1]).toEqual([table, true]);
    expect(before['summary']).toContainEqual(expect.objectContaining({ replaced_by: expect.any(String) as string }));
    for (const text of [
      `update message set text = 'wrong', author = 'team', themes = '{}' where message_id like '%4'`,
      `delete from message where message_id like '%7'`,
      `insert into message (fan, message_id, tenant, author, text, at, origin) values ('fan-a', 'ghost', 'default', 'fan', 'boo', now(), 'live')`,
      `update conversation set messages = 1, words = 0, fan_name = null where fan = 'fan-a'`,
      `delete from conversation where fan = 'fan-b'`,
      `update fact set object = 'wrong', valid_to = null, superseded_by = null`,
      `delete from fact where fan = 'fan-b'`,
      `update summary set observations = '[]', replaced_by = null`,
      `delete from summary where fan = 'fan-b'`,
      `update fan_link set event_id = 'wrong'`,
    ])
      await memory.query(text);
    expect(await rows()).not.toEqual(before);

    await memory.rebuild('fan-a');
    const { fromLog } = await memory.rebuild();
    expect(fromLog).toMatchObject({ fans: 2, left: [] });
    expect(await rows()).toEqual(before);
    expect(await recorded()).toEqual(log);
  });

  it('loses and doubles nothing of what arrives meanwhile', async () => {
    let done = false;
    const arriving = (async () => {
      for (let n = 0; n < 40; n++)
        await memory.publish('fan-c', says(`c${n}`, `this is number ${n}`), observed(`d${n}`, `and ${n}`));
      await consumed('fan-c', 80);
      done = true;
    })();
    let rebuilds = 0;
    for (; !done; rebuilds++) expect((await memory.rebuild('fan-c')).fromLog.left).toEqual([]);
    await arriving;
    expect(rebuilds).toBeGreaterThan(1);
    await quiet();
    const live = await rows();
    expect(live['conversation']).toContainEqual(
      expect.objectContaining({ fan: 'fan-c', messages: 80, fan_messages: 40 }),
    );
    await memory.rebuild();
    expect(await rows()).toEqual(live);
  });

  it('takes as many passes over the log as the memory it may use', async () => {
    const before = await rows();
    await memory.query('delete from message');
    await memory.query('delete from conversation');
    expect((await memory.rebuild(undefined, { budget: 1 })).fromLog).toMatchObject({ fans: 3, left: [] });
    expect(await rows()).toEqual(before);
  });

  it('leaves what was consumed from another log as it is, and says whose it is', async () => {
    const elsewhere = await testDatabase();
    const transport = postgresTransport({ connection: elsewhere.url });
    await transport.createTopics();
    const before = await rows();
    expect((await memory.rebuild('fan-a', { transport })).fromLog).toEqual({ fans: 0, records: 0, left: ['fan-a'] });
    expect(await rows()).toEqual(before);
    await transport.close();
    await elsewhere.drop();
  });
});
