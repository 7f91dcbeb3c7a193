import type { DomainEventOf, Personal, StoredEvent, TopicName } from '@reprise/contracts';
import { postgresTransport, SystemClock, type Clock, type LogTransport } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService, type ServiceDefinition } from '@reprise/service-host';
import type { z } from 'zod';
import { CREATOR, Neighbours, TENANT, type Said } from './neighbours.js';
import { MASTER_KEY, rebuildBeside } from './rebuild-beside.js';

/** The API tokens of the tenant whose events are published, and of another one. */
const TOKENS = { default: 'a-token-of-default', other: 'a-token-of-another' } as const;
export type Caller = keyof typeof TOKENS;

export interface RigOptions {
  /** Beside what every service needs. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

export interface Answer<T> {
  readonly status: number;
  readonly type: string | null;
  readonly body: T;
}

export interface OpenedRig {
  readonly definition: ServiceDefinition;
  readonly databaseUrl: string;
  readonly service: RunningService;
  readonly transport: LogTransport;
  readonly clock: Clock;
  again(): Promise<RunningService>;
}

/** The configuration of a service under test. */
export const rigConfig = <X extends z.ZodObject>(
  definition: ServiceDefinition<X>,
  databaseUrl: string,
  environment: RigOptions['environment'] = {},
) =>
  parseConfig(definition, {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    REPRISE_TOKENS: `${TOKENS.default}=${TENANT},${TOKENS.other}=other`,
    REPRISE_KMS_KEY: MASTER_KEY.toString('base64'),
    ...environment,
  });

/** A service on a real database and log, its neighbours played by the test: events go in on their streams. */
export class ServiceRig {
  private readonly neighbours: Neighbours;
  private service: RunningService;

  constructor(private readonly opened: OpenedRig) {
    this.service = opened.service;
    this.neighbours = new Neighbours(opened.transport, () => opened.clock.now());
  }

  /** Migrates the database and starts the service on it. */
  static async open<X extends z.ZodObject>(
    definition: ServiceDefinition<X>,
    databaseUrl: string,
    { environment, clock = new SystemClock() }: RigOptions = {},
  ): Promise<OpenedRig> {
    const config = rigConfig(definition, databaseUrl, environment);
    await migrate(definition, config);
    const again = () => startService(definition, config, { clock });
    const opened = { definition: definition as ServiceDefinition, databaseUrl };
    return {
      ...opened,
      service: await again(),
      transport: postgresTransport({ connection: databaseUrl }),
      clock,
      again,
    };
  }

  /** Stops the service and starts it again on the same database. */
  async restart(whileStopped: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.service.stop();
    await whileStopped();
    this.service = await this.opened.again();
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.opened.transport.close();
  }

  /** What `reprise rebuild` does, beside the service. */
  rebuild(fan?: string, log?: Parameters<typeof rebuildBeside>[3]): ReturnType<typeof rebuildBeside> {
    return rebuildBeside(this.opened.definition, this.opened.databaseUrl, fan, log);
  }

  /** Publishes what other services said of a fan, in order; returns the events. */
  publish(fan: string, ...events: readonly DomainEventOf<string, unknown>[]): Promise<StoredEvent[]> {
    return this.publishAll(events.map((event) => ({ fan, event })));
  }

  publishAll(said: readonly Said[], times = 1): Promise<StoredEvent[]> {
    return this.neighbours.publish(said, times);
  }

  /** Publishes on a creator-scoped stream; `subject` is its `<kind>/<id>`. */
  publishOf(creator: string, subject: string, event: DomainEventOf<string, unknown>): Promise<StoredEvent> {
    return this.neighbours.publishOf(creator, subject, event);
  }

  /** What was said so far of a fan (or, on `creator.events`, of a creator) by whomever, in the order of the log, sealed. */
  everythingSaid(key: string, topic: TopicName = 'conversation.events'): Promise<StoredEvent[]> {
    return this.neighbours.read(key, topic);
  }

  /** What the service itself said, sealed. */
  async said(key: string, topic?: TopicName): Promise<StoredEvent[]> {
    const own = `${this.service.name}:`;
    return (await this.everythingSaid(key, topic)).filter(({ stream }) => stream.startsWith(own));
  }

  /** A personal field of an event of `CREATOR`'s fan, in clear. */
  open<T>(fan: string, field: Personal<T>): Promise<T> {
    return this.service.log.open({ tenant: TENANT, creator: CREATOR, fan }, field);
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.service.log.query<R>(text, values);
  }

  metrics(): Promise<string> {
    return this.service.metrics.metrics();
  }

  get<T = Record<string, unknown>>(path: string, as?: Caller): Promise<Answer<T>> {
    return this.call<T>('GET', path, undefined, as);
  }

  post<T = Record<string, unknown>>(path: string, body: unknown, as?: Caller): Promise<Answer<T>> {
    return this.call<T>('POST', path, body, as);
  }

  async call<T = unknown>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    as: Caller = 'default',
  ): Promise<Answer<T>> {
    const response = await fetch(this.service.url + path, {
      method,
      headers: { authorization: `Bearer ${TOKENS[as]}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type');
    const isJson = type?.includes('json') ?? false;
    return { status: response.status, type, body: (isJson ? await response.json() : await response.text()) as T };
  }
}
