import { eventually } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import type { LogRecord, LogTransport } from '../ports.js';
import { OUTBOX_START, readOutbox } from '../relay/outbox.js';
import { sqlOn } from '../sql.js';
import { say, Services } from './harness.js';

export interface SuiteEnvironment {
  /** A fresh database. */
  database(): Promise<{ url: string; drop(): Promise<void> }>;
  /** A transport on topics nobody else uses. */
  transport(url: string): Promise<LogTransport>;
}

/** m0, m1, m2, … */
export const ids = (n: number, prefix = 'm') => Array.from({ length: n }, (_, i) => `${prefix}${i}`);

/** A database, a transport and services of their own for each test. */
export class Lab {
  transport!: LogTransport;
  services!: Services;
  private database!: Awaited<ReturnType<SuiteEnvironment['database']>>;

  constructor(private readonly environment: SuiteEnvironment) {}

  async open(): Promise<void> {
    this.database = await this.environment.database();
    this.transport = await this.environment.transport(this.database.url);
    await this.transport.createTopics();
    this.services = new Services(this.database.url);
    await this.services.migrate();
  }

  get url(): string {
    return this.database.url;
  }

  async close(): Promise<void> {
    await this.services.close();
    await this.transport.close();
    await this.database.drop();
  }

  /** A fan's records as the relay would publish them, from a log whose relay never ran. */
  async recordsOf(fan: string, messages: readonly string[]): Promise<LogRecord[]> {
    const log = this.services.log('ingest', this.transport);
    for (const id of messages) await say(log, fan, id);
    const sql = sqlOn(this.services.pool('ingest'));
    let records: LogRecord[] = [];
    // A transaction of another database of the server may hold the gate for a moment.
    await eventually(async () => {
      const outbox = await readOutbox(sql, OUTBOX_START, 1000);
      records = outbox.records.filter((record) => record.key === fan);
      if (records.length < messages.length) throw new Error('the gate is not open yet');
    });
    return records;
  }

  async publish(records: readonly LogRecord[]): Promise<void> {
    const producer = this.transport.producer(`test-${randomUUID()}`);
    await producer.connect();
    await producer.send(records);
    await producer.close();
  }

  async allRecords(): Promise<LogRecord[]> {
    const reader = this.transport.reader();
    const records: LogRecord[] = [];
    for await (const page of reader.read('conversation.events')) records.push(...page);
    await reader.close();
    return records;
  }
}
