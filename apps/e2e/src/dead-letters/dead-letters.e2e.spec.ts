import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fanMessageReceivedV1, purchaseCompletedV1, type StoredEvent } from '@reprise/contracts';
import { ids, postgresTransport, toRecord, type LogTransport } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { Product } from '../testing/product.js';

interface Letter {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly detail: string;
}

const CREATOR = ids.creatorId('default', 'mira');
const FAN = ids.fanId('default', CREATOR, 'sandbox', 'poisoned');
const BUYER = ids.fanId('default', CREATOR, 'sandbox', 'buyer');
const OTHER = ids.fanId('default', CREATOR, 'sandbox', 'other');

const record = (version: number, type: string): StoredEvent => ({
  id: randomUUID(),
  type,
  stream: `ingest:${FAN}`,
  version,
  tenant: 'default',
  creator: CREATOR,
  fan: FAN,
  time: '2026-01-01T00:00:00.000Z',
  correlationId: 'a-turn',
  causationId: null,
  traceparent: null,
  topicSequence: null,
  data: { ...fanMessageReceivedV1.samples[0]!, messageId: `m${version}`, origin: 'import' },
});

/** A purchase of `fan`, the nth there; one without an amount is none. */
const purchase = (fan: string, version: number, amountMinor?: number): StoredEvent => ({
  ...record(version, purchaseCompletedV1.type),
  stream: `ingest:${fan}`,
  fan,
  data: { ...purchaseCompletedV1.samples[0]!, purchaseId: `${fan}-${version}`, amountMinor, origin: 'import' },
});

describe('a record no service can read', () => {
  let dir: string;
  let database: TestDatabase;
  let product: Product;
  let transport: LogTransport;
  let sql: pg.Client;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'reprise-dead-'));
    database = await testDatabase();
    product = await Product.start(dir, { DATABASE_URL: database.url });
    transport = postgresTransport({ connection: database.url });
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
  });
  afterAll(async () => {
    await transport.close();
    await sql.end();
    await database.drop();
    rmSync(dir, { recursive: true });
  });

  const publish = async (...events: readonly StoredEvent[]) => {
    const producer = transport.producer('spec');
    await producer.connect();
    await producer.send(events.map((event) => toRecord(event, JSON.stringify(event.data), 'conversation.events')));
    await producer.close();
  };
  const letters = async (...more: string[]): Promise<readonly Letter[]> => {
    const { code, stdout, stderr } = await product.reprise('dlq', 'list', '--json', ...more);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as Letter[];
  };
  const remembered = async (): Promise<readonly string[]> => {
    const { rows } = await sql.query<{ id: string }>('select message_id as id from memory.message where fan = $1', [
      FAN,
    ]);
    return rows.map(({ id }) => id);
  };

  const sold = async (fan: string): Promise<number> => {
    const { rows } = await sql.query<{ sales: number }>(
      `select count(*)::int as sales from pricing.event where fan = $1 and type like 'pricing.sale-recorded.%'`,
      [fan],
    );
    return rows[0]!.sales;
  };

  it('is listed with its reason by every service that reads its topic, and holds up its own stream', async () => {
    await publish(record(1, 'ingest.fan-message-received.v9'), record(2, fanMessageReceivedV1.type));
    const listed = await eventually(
      async () => {
        const found = await letters();
        expect(found.map(({ id }) => id.split('/')[0])).toContain('memory');
        return found;
      },
      { intervalMs: 250 },
    );
    for (const letter of listed)
      expect(letter).toMatchObject({
        stream: `ingest:${FAN}`,
        version: 1,
        detail: expect.stringContaining('a version this release does not know') as string,
      });
    expect(await remembered()).toEqual([]);
  });

  it('is shown whole, and stays when it is applied again without a cure', async () => {
    const [letter] = await letters('--service', 'memory');
    const { code, stdout } = await product.reprise('dlq', 'show', letter!.id);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ record: { headers: { ce_type: 'ingest.fan-message-received.v9' } } });
    expect((await product.reprise('dlq', 'redrive', letter!.id)).code).toBe(1);
    expect(await letters('--service', 'memory')).toHaveLength(1);
  });

  it('is given up by a person who says why; what waited behind it goes on', async () => {
    const [letter] = await letters('--service', 'memory');
    expect((await product.reprise('dlq', 'skip', letter!.id)).code).toBe(2);
    expect(
      await product.reprise('dlq', 'skip', letter!.id, '--reason', 'from a release that was taken back'),
    ).toMatchObject({
      code: 0,
    });
    expect(await letters('--service', 'memory')).toEqual([]);
    await eventually(async () => expect(await remembered()).toEqual(['m2']));
  });

  it('is followed by another one: each is given up in its turn, at once, and the good ones behind them count', async () => {
    await publish(
      ...[purchase(BUYER, 1, 100), purchase(OTHER, 1, 100), purchase(BUYER, 2), purchase(OTHER, 2, 100)],
      ...[purchase(BUYER, 3), purchase(OTHER, 3, 100), purchase(BUYER, 4), purchase(BUYER, 5, 100)],
    );
    const ofBuyer = async () => (await letters('--service', 'pricing')).filter(({ stream }) => stream.endsWith(BUYER));
    for (const version of [2, 3, 4]) {
      const id = await eventually(
        async () => {
          const found = await ofBuyer();
          expect(found).toMatchObject([{ version }]);
          return found[0]!.id;
        },
        { intervalMs: 250 },
      );
      expect(await product.reprise('dlq', 'skip', id, '--reason', 'no amount')).toMatchObject({ code: 0 });
    }
    await eventually(async () => expect([await sold(BUYER), await sold(OTHER)]).toEqual([2, 3]));
    expect(await ofBuyer()).toEqual([]);
  });

  it('is looked for where there is none, and that is bad usage', async () => {
    expect((await product.reprise('dlq', 'show', 'memory')).code).toBe(2);
    expect((await product.reprise('dlq', 'list', '--service', 'memories')).code).toBe(2);
  });

  it('keeps nobody from stopping: Ctrl-C ends the process while others wait behind it', async () => {
    const { code, output } = await product.interrupt();
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(0);
  });
});
