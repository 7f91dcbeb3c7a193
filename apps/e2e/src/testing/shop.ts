import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sale } from '@reprise/contracts';
import { ids, kafkaTransport, postgresTransport, type LogTransport } from '@reprise/event-log';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { RecordingPlatform } from '../system/platform.js';
import { waitUntilQuiet } from '../system/quiet.js';
import { System } from '../system/system.js';
import { WebhookSender } from '../system/webhooks.js';
import { Customer } from './customer.js';

export const CREATOR = 'mira';

export const ITEMS = [
  { id: 'ink', title: 'Ink landscape set', description: 'Twelve ink landscapes, printable.', priceMinor: 2_000 },
  { id: 'charcoal', title: 'Charcoal portraits', description: 'A lesson on charcoal portraits.', priceMinor: 3_500 },
  { id: 'colour', title: 'Watercolour harbour', description: 'A harbour in watercolour.', priceMinor: 5_000 },
].map((item) => ({ ...item, tags: ['drawing'], currency: 'USD' }));

export interface Incident {
  readonly fan: string;
  readonly kind: string;
  readonly quoteId: string | null;
}

/** One creator with a small vault, sold for by six real processes; the platform only keeps what it is given. */
export class Shop {
  private constructor(
    readonly system: System,
    readonly platform: RecordingPlatform,
    readonly sender: WebhookSender,
    readonly database: TestDatabase,
    readonly sql: pg.Client,
    readonly brokers: string | undefined,
    /** Prefix of this shop's topics on a broker that others use as well. */
    readonly namespace: string,
    private readonly logs: string,
  ) {}

  /** Without brokers the log is kept in Postgres. */
  static async open(brokers?: string): Promise<Shop> {
    const database = await testDatabase();
    const platform = new RecordingPlatform();
    const namespace = `shop-${randomUUID()}.`;
    const logs = mkdtempSync(join(tmpdir(), 'reprise-shop-'));
    const system = await System.start({
      databaseUrl: database.url,
      platformUrl: await platform.start(),
      logs,
      ...(brokers === undefined ? {} : { brokers, env: { KAFKA_NAMESPACE: namespace } }),
    });
    const sender = new WebhookSender(system.ingestUrl, system.webhookSecret);
    const sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    const shop = new Shop(system, platform, sender, database, sql, brokers, namespace, logs);
    await shop.fill();
    return shop;
  }

  private async fill(): Promise<void> {
    const entries = ITEMS.map((record, i) => ({ line: i + 1, record }));
    await this.system.api('ingest', '/v1/ingest/creators', { platform: 'sandbox', creator: CREATOR });
    await this.system.api('catalog', '/v1/catalog/imports/items', { platform: 'sandbox', creator: CREATOR, entries });
    await this.quiet();
  }

  /** Everything ends: the processes by SIGTERM, which they must answer with exit code 0. */
  async close(): Promise<void> {
    this.sender.close();
    await this.sql.end();
    try {
      await this.system.stop();
    } finally {
      await this.platform.stop();
      await this.database.drop();
    }
    rmSync(this.logs, { recursive: true });
  }

  customer(name: string): Customer {
    return new Customer(this, CREATOR, name, ids.fanId('default', ids.creatorId('default', CREATOR), 'sandbox', name));
  }

  quiet(): Promise<void> {
    return waitUntilQuiet(this.system, this.database.url);
  }

  async sales(fan: string): Promise<readonly Sale[]> {
    return (await this.system.api<{ sales: Sale[] }>('pricing', `/v1/pricing/sales?fan=${fan}`)).sales;
  }

  async incidents(fan: string): Promise<readonly Incident[]> {
    const { incidents } = await this.system.api<{ incidents: Incident[] }>('pricing', '/v1/pricing/incidents');
    return incidents.filter((incident) => incident.fan === fan);
  }

  transport(): LogTransport {
    return this.brokers === undefined
      ? postgresTransport({ connection: this.database.url })
      : kafkaTransport({ brokers: this.brokers.split(','), clientId: 'spec', namespace: this.namespace });
  }
}
