import { randomUUID } from 'node:crypto';
import { creatorStream, type DomainEventOf, type StoredEvent } from '@reprise/contracts';
import { eventOf, ids, postgresTransport, toRecord, type LogTransport } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService } from '@reprise/service-host';
import { catalogService } from '../module.js';

const TOKEN = 'a-token-of-default';
const OTHER_TOKEN = 'a-token-of-another';
/** The creator of every published event, as the platform calls them and as we do. */
export const PLATFORM_CREATOR = 'c1';
export const CREATOR = ids.creatorId('default', PLATFORM_CREATOR);

/** The configuration of a service on this database. */
export const catalogConfig = (databaseUrl: string) =>
  parseConfig(catalogService, {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    REPRISE_TOKENS: `${TOKEN}=default,${OTHER_TOKEN}=other`,
    REPRISE_KMS_KEY: Buffer.alloc(32, 1).toString('base64'),
  });

/** The service on a real database and log, fed with events as its producers publish them. */
export class RunningCatalog {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly service: RunningService,
    private readonly transport: LogTransport,
  ) {}

  static async start(databaseUrl: string): Promise<RunningCatalog> {
    const config = catalogConfig(databaseUrl);
    await migrate(catalogService, config);
    const service = await startService(catalogService, config);
    return new RunningCatalog(service, postgresTransport({ connection: databaseUrl }));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.transport.close();
  }

  /** Publishes what other services said of a fan, in order; returns the events. */
  async publish(fan: string, ...events: readonly DomainEventOf<string, unknown>[]): Promise<readonly StoredEvent[]> {
    const stored = events.map((event) => this.stored(fan, event));
    const producer = this.transport.producer('test');
    await producer.connect();
    await producer.send(stored.map((event) => toRecord(event, JSON.stringify(event.data), 'conversation.events')));
    await producer.close();
    return stored;
  }

  /** What the service itself said of a fan so far, sealed. */
  async said(fan: string): Promise<StoredEvent[]> {
    const reader = this.transport.reader();
    const events: StoredEvent[] = [];
    for await (const records of reader.read('conversation.events', { key: fan }))
      events.push(...records.map(eventOf).filter(({ stream }) => stream === `catalog:${fan}`));
    await reader.close();
    return events;
  }

  /** What the service said of an item of `CREATOR`. */
  async saidOfItem(itemId: string): Promise<StoredEvent[]> {
    const stream = creatorStream('catalog', CREATOR, 'item', itemId);
    return this.query<StoredEvent>('select type, version, data from event where stream = $1 order by version', [
      stream,
    ]);
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.service.log.query<R>(text, values);
  }

  async get<T = Record<string, unknown>>(
    path: string,
    as: 'default' | 'other' = 'default',
  ): Promise<{ status: number; body: T }> {
    return this.call(path, as);
  }

  async post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    as: 'default' | 'other' = 'default',
  ): Promise<{ status: number; body: T }> {
    return this.call(path, as, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  private async call<T>(
    path: string,
    as: 'default' | 'other',
    init: RequestInit = {},
  ): Promise<{ status: number; body: T }> {
    const authorization = `Bearer ${as === 'default' ? TOKEN : OTHER_TOKEN}`;
    const response = await fetch(this.service.url + path, { ...init, headers: { ...init.headers, authorization } });
    return { status: response.status, body: (await response.json()) as T };
  }

  private stored(fan: string, { type, data }: DomainEventOf<string, unknown>): StoredEvent {
    const stream = `${type.slice(0, type.indexOf('.'))}:${fan}`;
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    return {
      id: randomUUID(),
      type,
      stream,
      version,
      tenant: 'default',
      creator: CREATOR,
      fan,
      time: '2026-11-23T10:00:01.000Z',
      correlationId: 'a-turn',
      causationId: null,
      traceparent: null,
      topicSequence: null,
      data,
    };
  }
}
