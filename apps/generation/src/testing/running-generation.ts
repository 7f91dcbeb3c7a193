import {
  creatorRegisteredV1,
  creatorStream,
  fanStream,
  type DomainEventOf,
  type EventOf,
  type replyApprovedV1,
  type StoredEvent,
  type TopicName,
} from '@reprise/contracts';
import { Clock, eventOf, ids, postgresTransport, toRecord, type LogTransport } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService } from '@reprise/service-host';
import { randomUUID } from 'node:crypto';
import { generationService } from '../module.js';

const TOKENS = { default: 'a-token-of-default', other: 'a-token-of-another' } as const;
type Tenant = keyof typeof TOKENS;
export const CREATOR = ids.creatorId('default', 'c1');

/** A clock a test can move ahead. */
class MovedClock extends Clock {
  private aheadMs = 0;

  now(): string {
    return new Date(Date.now() + this.aheadMs).toISOString();
  }
  ahead(seconds: number): void {
    this.aheadMs += seconds * 1_000;
  }
}

const configOf = (databaseUrl: string, set: Readonly<Record<string, string>>) =>
  parseConfig(generationService, {
    ...set,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    REPRISE_TOKENS: Object.entries(TOKENS)
      .map(([tenant, token]) => `${token}=${tenant}`)
      .join(),
    REPRISE_KMS_KEY: Buffer.alloc(32, 1).toString('base64'),
  });

/** Generation on a real database and log, its neighbours played by the test: events go in on their streams. */
export class RunningGeneration {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly config: ReturnType<typeof configOf>,
    private readonly clock: MovedClock,
    private readonly transport: LogTransport,
    private service: RunningService,
  ) {}

  static async start(databaseUrl: string, set: Readonly<Record<string, string>> = {}): Promise<RunningGeneration> {
    const config = configOf(databaseUrl, set);
    const clock = new MovedClock();
    await migrate(generationService, config);
    const service = await startService(generationService, config, { clock });
    return new RunningGeneration(config, clock, postgresTransport({ connection: databaseUrl }), service);
  }

  /** Stops the service and starts it again on the same database. */
  async restart(): Promise<void> {
    await this.service.stop();
    this.service = await startService(generationService, this.config, { clock: this.clock });
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.transport.close();
  }

  ahead(seconds: number): void {
    this.clock.ahead(seconds);
  }

  get now(): string {
    return this.clock.now();
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.service.log.query<R>(text, values);
  }

  async registered(archetype: string): Promise<void> {
    const event = this.stored('', creatorRegisteredV1.make({ ...creatorRegisteredV1.samples[0]!, archetype }));
    const stream = creatorStream('ingest', CREATOR, 'creator', CREATOR);
    await this.send('creator.events', [{ ...event, stream, fan: null }]);
  }

  /** Publishes what other services said of a fan, in order. */
  async publish(fan: string, ...events: readonly DomainEventOf<string, unknown>[]): Promise<void> {
    await this.publishAll(events.map((event) => [fan, event]));
  }

  /** The same for many fans, each in order. */
  async publishAll(events: readonly (readonly [fan: string, event: DomainEventOf<string, unknown>])[]): Promise<void> {
    await this.send(
      'conversation.events',
      events.map(([fan, event]) => this.stored(fan, event)),
    );
  }

  /** What generation itself said of a fan so far, sealed. */
  async said(fan: string): Promise<StoredEvent[]> {
    const reader = this.transport.reader();
    const events: StoredEvent[] = [];
    for await (const records of reader.read('conversation.events', { key: fan }))
      events.push(...records.map(eventOf).filter(({ stream }) => stream === fanStream('generation', fan)));
    await reader.close();
    return events;
  }

  /** The words of an approved reply. */
  open(fan: string, { data }: EventOf<typeof replyApprovedV1>): Promise<string> {
    return this.service.log.open({ tenant: 'default', creator: CREATOR, fan }, data.text);
  }

  async call(method: 'GET' | 'POST', path: string, body?: unknown, tenant: Tenant = 'default') {
    const response = await fetch(this.service.url + path, {
      method,
      headers: { authorization: `Bearer ${TOKENS[tenant]}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (isJson ? JSON.parse(text) : text) as unknown,
    };
  }

  private async send(topic: TopicName, events: readonly StoredEvent[]): Promise<void> {
    const producer = this.transport.producer('test');
    await producer.connect();
    await producer.send(events.map((event) => toRecord(event, JSON.stringify(event.data), topic)));
    await producer.close();
  }

  private stored(fan: string, { type, data }: DomainEventOf<string, unknown>): StoredEvent {
    const stream = `${type.slice(0, type.indexOf('.'))}:${fan}`;
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    return {
      id: randomUUID(), type, stream, version, tenant: 'default', creator: CREATOR, fan, time: this.clock.now(),
      correlationId: 'a-turn', causationId: null, traceparent: null, topicSequence: null, data,
    }; // prettier-ignore
  }
}
