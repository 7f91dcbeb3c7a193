import { randomUUID } from 'node:crypto';
import type { DomainEventOf, StoredEvent, TopicName } from '@reprise/contracts';
import { Clock, eventOf, ids, postgresTransport, toRecord, type LogTransport } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService } from '@reprise/service-host';
import { pricingService } from '../module.js';

const TOKEN = 'a-token-of-default';
const OTHER_TOKEN = 'a-token-of-another';
export const CREATOR = ids.creatorId('default', 'c1');

/** A clock the test moves. */
export class SetClock extends Clock {
  constructor(public time: string) {
    super();
  }
  now(): string {
    return this.time;
  }
}

export interface Said {
  readonly fan: string;
  readonly creator?: string;
  readonly event: DomainEventOf<string, unknown>;
}

/** The service on a real database and log, fed with events as its producers publish them. */
export class RunningPricing {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly service: RunningService,
    private readonly transport: LogTransport,
    readonly clock: SetClock,
  ) {}

  static async start(databaseUrl: string, time: string): Promise<RunningPricing> {
    const config = parseConfig(pricingService, {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      REPRISE_TOKENS: `${TOKEN}=default,${OTHER_TOKEN}=other`,
      REPRISE_KMS_KEY: Buffer.alloc(32, 1).toString('base64'),
    });
    await migrate(pricingService, config);
    const clock = new SetClock(time);
    const service = await startService(pricingService, config, { clock });
    return new RunningPricing(service, postgresTransport({ connection: databaseUrl }), clock);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.transport.close();
  }

  /** Publishes what other services said of a fan, in order. */
  publish(fan: string, ...events: readonly DomainEventOf<string, unknown>[]): Promise<void> {
    return this.publishAll(events.map((event) => ({ fan, event })));
  }

  async publishAll(said: readonly Said[]): Promise<void> {
    const stored = said.map(({ fan, creator = CREATOR, event }) => {
      const service = event.type.slice(0, event.type.indexOf('.'));
      return this.stored(`${service}:${fan}`, creator, fan, event);
    });
    await this.send(stored, 'conversation.events');
  }

  /** Publishes a creator-scoped event on the stream of its subject. */
  async publishOf(creator: string, subject: string, event: DomainEventOf<string, unknown>): Promise<void> {
    const service = event.type.slice(0, event.type.indexOf('.'));
    await this.send([this.stored(`${service}:${creator}/${subject}`, creator, null, event)], 'creator.events');
  }

  /** What pricing said so far about a fan, or (on `creator.events`) about a creator. */
  async said(key: string, topic: TopicName = 'conversation.events'): Promise<StoredEvent[]> {
    const reader = this.transport.reader();
    const events: StoredEvent[] = [];
    for await (const records of reader.read(topic, { key }))
      events.push(...records.map(eventOf).filter(({ stream }) => stream.startsWith('pricing:')));
    await reader.close();
    return events;
  }

  /** Transactions that have appended events so far. */
  async transactions(): Promise<number> {
    const [row] = await this.service.log.query<{ n: number }>('select count(distinct tx)::int as n from event');
    return row!.n;
  }

  query<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.service.log.query<T>(text, values);
  }

  async get<T = Record<string, unknown>>(path: string, as: 'default' | 'other' = 'default') {
    return this.call<T>(path, as);
  }

  async post<T = Record<string, unknown>>(path: string, body: unknown, as: 'default' | 'other' = 'default') {
    const headers = { 'content-type': 'application/json' };
    return this.call<T>(path, as, { method: 'POST', body: JSON.stringify(body), headers });
  }

  private async call<T>(path: string, as: 'default' | 'other', init: RequestInit = {}) {
    const authorization = `Bearer ${as === 'default' ? TOKEN : OTHER_TOKEN}`;
    const response = await fetch(this.service.url + path, { ...init, headers: { ...init.headers, authorization } });
    return { status: response.status, body: (await response.json()) as T };
  }

  private async send(events: readonly StoredEvent[], topic: TopicName): Promise<void> {
    const producer = this.transport.producer('test');
    await producer.connect();
    for (let from = 0; from < events.length; from += 1_000)
      await producer.send(
        events.slice(from, from + 1_000).map((event) => toRecord(event, JSON.stringify(event.data), topic)),
      );
    await producer.close();
  }

  private stored(
    stream: string,
    creator: string,
    fan: string | null,
    { type, data }: DomainEventOf<string, unknown>,
  ): StoredEvent {
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    const cause = { correlationId: 'a-turn', causationId: null, traceparent: null, topicSequence: null };
    return {
      id: randomUUID(),
      type,
      stream,
      version,
      tenant: 'default',
      creator,
      fan,
      time: this.clock.now(),
      ...cause,
      data,
    };
  }
}
