import { randomUUID } from 'node:crypto';
import { fanMessageReceivedV1 } from '@reprise/contracts';
import { startPostgres, type LocalPostgres } from '@reprise/local-servers';
import { eventually } from '@reprise/testing';
import { toRecord } from '../cloudevents.js';
import type { LogTransport } from '../ports.js';
import { postgresTransport } from '../postgres/index.js';
import { creatorRef, fanRef } from '../streams.js';
import { fanSubject, learned, Services } from './harness.js';
import { ids } from './lab.js';

/** Room for some hundred locks, all sessions together; a full batch asks for two thousand. */
const SMALL = { max_locks_per_transaction: 10, max_connections: 30 };

const message = (fan: string) => ({
  id: randomUUID(),
  type: fanMessageReceivedV1.type,
  stream: `ingest:${fan}`,
  version: 1,
  ...fanSubject(fan),
  time: '2026-01-01T00:00:00.000Z',
  correlationId: 'a-turn',
  causationId: null,
  traceparent: null,
  topicSequence: null,
});

describe('a server with few locks', () => {
  let server: LocalPostgres;
  let transport: LogTransport;
  let services: Services;
  beforeAll(async () => {
    server = await startPostgres({ fsync: false, settings: SMALL });
    transport = postgresTransport({ connection: server.url });
    await transport.createTopics();
    services = new Services(server.url);
    await services.migrate();
  });
  afterAll(async () => {
    await services.close();
    await transport.close();
    await server.stop();
  });

  it('has no room for a full batch', async () => {
    const full = services.pool('memory').query('select pg_advisory_xact_lock(7, i) from generate_series(1, 2000) i');
    await expect(full).rejects.toMatchObject({ code: '53200' });
  });

  it('gets a batch that is too large for it in parts, and nothing of it becomes a dead letter', async () => {
    const fans = ids(1_000, 'fan-');
    const producer = transport.producer('test');
    await producer.connect();
    const data = JSON.stringify({ ...fanMessageReceivedV1.samples[0]!, messageId: 'm0' });
    await producer.send(fans.map((fan) => toRecord(message(fan), data, 'conversation.events')));
    await producer.close();
    const memory = await services.memory(transport);
    await eventually(async () => {
      const [row] = await memory.query<{ fans: number }>('select count(*)::int as fans from facet');
      expect(row!.fans).toBe(1_000);
    });
    expect(await memory.status()).toMatchObject({ deadLetters: 0, parked: 0 });
    expect(await learned(memory, 'fan-999')).toEqual(['m0']);
  });

  it('gets commands that came together in parts', async () => {
    const log = services.log('ingest', transport);
    const commands = ids(500).map((key) =>
      log.submit({
        key,
        streams: ids(4, `${key}-`).map((id) => creatorRef('ingest', fanSubject('fan'), 'item', id)),
        cause: log.rootCause(),
        run: () => Promise.resolve(key),
      }),
    );
    expect(await Promise.all(commands)).toEqual(ids(500));
  });

  it('refuses one command that can never fit, and names the setting to raise', async () => {
    const log = services.log('ingest', transport);
    const streams = ids(5_000).map((id) => creatorRef('ingest', fanSubject('fan'), 'item', id));
    const huge = log.submit({
      key: 'huge',
      streams: [fanRef('ingest', fanSubject('fan')), ...streams],
      cause: log.rootCause(),
      run: () => Promise.resolve(),
    });
    await expect(huge).rejects.toThrow(/raise max_locks_per_transaction/);
  });
});
