import { randomUUID } from 'node:crypto';
import { fanJoinedV1, fanMessageReceivedV1, type StoredEvent } from '@reprise/contracts';
import { kafkaTransport, postgresTransport, toRecord, type LogRecord, type LogTransport } from '@reprise/event-log';
import { describeKafka, testDatabase } from '@reprise/testing';
import { Kafka, logLevel, type Message } from 'kafkajs';
import { LogRecords } from './log-records.js';
import { replay } from './replay.js';

const TOPIC = 'conversation.events';
const FAN = randomUUID();

const record = (version: number, over: Partial<StoredEvent> = {}, value?: string): LogRecord => {
  const { type, data } =
    version === 1
      ? fanJoinedV1.make(fanJoinedV1.samples[0]!)
      : fanMessageReceivedV1.make({ ...fanMessageReceivedV1.samples[0]!, messageId: `m${version}` });
  const envelope = {
    id: randomUUID(),
    type,
    stream: `ingest:${FAN}`,
    version,
    tenant: 't',
    creator: 'c',
    fan: FAN,
    time: '2026-01-01T00:00:00.000Z',
    correlationId: 'x',
    causationId: null,
    traceparent: null,
    topicSequence: null,
    data,
    ...over,
  };
  return toRecord(envelope, value ?? JSON.stringify(data), TOPIC);
};

/** Under the fan's key, among the fan's own records. */
const FOREIGN: readonly LogRecord[] = [
  { topic: TOPIC, key: FAN, headers: {}, value: '' },
  { topic: TOPIC, key: FAN, headers: { ce_id: 'x' }, value: 'not json' },
  { topic: TOPIC, key: '', headers: {}, value: '{"order":1}' },
  { ...record(2), headers: { ...record(2).headers, ce_sequence: 'two' } },
];

const send = async (transport: LogTransport, records: readonly LogRecord[]) => {
  const producer = transport.producer('spec');
  await producer.connect();
  await producer.send(records);
  await producer.close();
};

/** A fan of three records with what is foreign between them, then a fan whose second record is damaged. */
async function fill(transport: LogTransport): Promise<void> {
  await send(transport, [record(1), ...FOREIGN, record(2), record(3)]);
  const other = randomUUID();
  const of = (version: number, value?: string) => {
    const { headers, ...rest } = record(version, { stream: `ingest:${other}`, fan: other }, value);
    return { ...rest, headers, key: other };
  };
  await send(transport, [of(1), of(2, '{"cut off'), of(3)]);
}

const judge = async (source: LogRecords, foreign: number) => {
  const all = await replay({ source, live: null });
  expect([all.fans, all.events, all.unreadable.count]).toEqual([2, 4, foreign + 1]);
  for (const { place, reason } of all.unreadable.first) {
    expect(place).toMatch(/^conversation\.events\/\d+@\d+$/);
    expect(reason).not.toBe('');
  }
  expect(all.faults.first).toMatchObject([
    { service: 'ingest', reason: expect.stringContaining('goes from version 1 to 3') as string },
  ]);
  const one = await replay({ source, live: null }, FAN);
  expect([one.fans, one.events, one.faults.count]).toEqual([1, 3, 0]);
  expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(one.unreadable.count).toBeGreaterThanOrEqual(3);
};

describe('a Postgres log with records that are not ours', () => {
  it('is replayed: each of them is counted and named, and everything behind it is folded', async () => {
    const database = await testDatabase();
    const transport = postgresTransport({ connection: database.url });
    await transport.createTopics();
    await fill(transport);
    await judge(new LogRecords('log', transport), FOREIGN.length);
    await transport.close();
    await database.drop();
  });
});

await describeKafka('a topic with records that are not ours', ({ brokers }) => {
  it('is replayed: each of them is counted and named, and everything behind it is folded', async () => {
    const namespace = `foreign-${randomUUID().slice(0, 8)}.`;
    const transport = kafkaTransport({ brokers: brokers.split(','), clientId: 'spec', namespace });
    await transport.createTopics();
    await fill(transport);
    const producer = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    const strangers: Message[] = [
      { key: FAN, value: null },
      { key: null, value: 'x' },
      { key: Buffer.from([0xff, 0xfe]), value: Buffer.from([0xff]) },
      { key: FAN, value: '{}', headers: { ce_id: ['a', 'b'], 'bad\r\nname': 'v' } },
    ];
    await producer.send({ topic: `${namespace}${TOPIC}`, messages: strangers });
    await producer.disconnect();
    await judge(new LogRecords('kafka', transport), FOREIGN.length + strangers.length);
    await transport.close();
  });
});
