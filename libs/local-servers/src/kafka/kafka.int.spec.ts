import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { findJava } from './java.js';
import { startKafka, type LocalKafka } from './kafka.js';

let dir: string;
const started: LocalKafka[] = [];
const start = async () => {
  const broker = await startKafka({ dir });
  started.push(broker);
  return broker;
};
const topicsOf = (broker: LocalKafka) => withAdmin(broker, (admin) => admin.listTopics());

async function withAdmin<T>({ brokers }: LocalKafka, use: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprise-spec-'));
});
afterEach(() => Promise.all(started.splice(0).map((broker) => broker.stop())));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a local Kafka broker', () => {
  it('keeps its topics over a clean stop, a kill -9 and a change of port', async () => {
    const first = await start();
    await withAdmin(first, (admin) => admin.createTopics({ waitForLeaders: false, topics: [{ topic: 'kept' }] }));
    await first.stop();
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await topicsOf(second)).toEqual(['kept']);
    await second.kill();
    expect(await topicsOf(await start())).toEqual(['kept']);
  });

  it('refuses a folder another broker uses, and a taken port', async () => {
    const { port } = await start();
    await expect(startKafka({ dir })).rejects.toMatchObject({ code: 'kafka/already-running' });
    await expect(startKafka({ port })).rejects.toMatchObject({ code: 'kafka/port-taken' });
  });

  it('says what is missing where there is no Java', () => {
    expect(() => findJava(join(dir, 'no-java'))).toThrow(/needs Java 17/);
    expect(existsSync(join(dir, 'no-java'))).toBe(false);
  });
});
