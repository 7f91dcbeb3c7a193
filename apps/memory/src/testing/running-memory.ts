import { randomUUID } from 'node:crypto';
import {
  creatorRegisteredV1,
  creatorStream,
  type DomainEventOf,
  type StoredEvent,
  type TopicName,
} from '@reprise/contracts';
import { eventOf, postgresTransport, toRecord, type LogTransport } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService } from '@reprise/service-host';
import { memoryService } from '../module.js';

const TOKEN = 'a-token-of-default';
const OTHER_TOKEN = 'a-token-of-another';
export const CREATOR = '0f6b8f8e-6a53-5c0a-9d7e-1f5a2d3b4c5d';

/** The service on a real database and log, fed with events as its producers publish them. */
export class RunningMemory {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly service: RunningService,
    private readonly transport: LogTransport,
  ) {}

  static async start(databaseUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningMemory> {
    const config = parseConfig(memoryService, {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      REPRISE_TOKENS: `${TOKEN}=default,${OTHER_TOKEN}=other`,
      REPRISE_KMS_KEY: Buffer.alloc(32, 1).toString('base64'),
      ...environment,
    });
    await migrate(memoryService, config);
    const service = await startService(memoryService, config);
    return new RunningMemory(service, postgresTransport({ connection: databaseUrl }));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.transport.close();
  }

  /** Publishes what other services said of a fan, in order; returns the events. */
  async publish(fan: string, ...events: readonly DomainEventOf<string, unknown>[]): Promise<readonly StoredEvent[]> {
    return this.publishOn(CREATOR, fan, ...events);
  }

  /** The same, of a fan on a given creator's profile. */
  async publishOn(
    creator: string,
    fan: string,
    ...events: readonly DomainEventOf<string, unknown>[]
  ): Promise<readonly StoredEvent[]> {
    const stored = events.map((event) => ({ ...this.stored(fan, event), creator }));
    await this.send('conversation.events', stored);
    return stored;
  }

  async registerCreator(creator: string): Promise<void> {
    const event = creatorRegisteredV1.make(creatorRegisteredV1.samples[0]!);
    await this.send('creator.events', [
      {
        ...this.stored('', event),
        stream: creatorStream('ingest', creator, 'creator', creator),
        version: 1,
        creator,
        fan: null,
      },
    ]);
  }

  private async send(topic: TopicName, events: readonly StoredEvent[]): Promise<void> {
    const producer = this.transport.producer('test');
    await producer.connect();
    await producer.send(events.map((event) => toRecord(event, JSON.stringify(event.data), topic)));
    await producer.close();
  }

  /** Everything said of a fan so far, by whomever, in the order of the log, sealed. */
  async log(fan: string): Promise<StoredEvent[]> {
    const reader = this.transport.reader();
    const events: StoredEvent[] = [];
    for await (const records of reader.read('conversation.events', { key: fan }))
      events.push(...records.map(eventOf).filter((event) => event.fan === fan));
    await reader.close();
    return events;
  }

  /** What the service itself said of a fan so far, sealed. */
  async said(fan: string): Promise<StoredEvent[]> {
    return (await this.log(fan)).filter(({ stream }) => stream === `memory:${fan}`);
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
