import {
  creatorStream,
  fanJoinedV1,
  fanRestrictedV1,
  fanRestrictionLiftedV1,
  replyApprovedV1,
  type DataOf,
  type EventContract,
  type StoredEvent,
  type TopicName,
} from '@reprise/contracts';
import { postgresTransport, toRecord, type LogTransport } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService } from '@reprise/service-host';
import { randomUUID } from 'node:crypto';
import { deliveryService } from '../module.js';
import type { FakePlatform } from './fake-platform.js';

export type Approved = DataOf<typeof replyApprovedV1>;
type Sent = StoredEvent<{ type: string; data: Record<string, unknown> }>;

type Environment = Readonly<Record<string, string>>;

interface Published<D> {
  readonly contract: EventContract<string, D>;
  readonly fan: string | null;
  readonly key: string;
  readonly data: D;
  readonly topic: TopicName;
}

const TENANT = 'acme';
const TOKEN = 'a-token-of-acme-1';
export const CREATOR = 'creator-1';

/** Delivery on a real database and log, its neighbours played by the test: events go in on their streams. */
export class RunningDelivery {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly config: ReturnType<typeof configOf>,
    private readonly transport: LogTransport,
    private service: RunningService,
  ) {}

  static async start(databaseUrl: string, platform: FakePlatform, env: Environment = {}): Promise<RunningDelivery> {
    const config = configOf(databaseUrl, platform.url, env);
    await migrate(deliveryService, config);
    const service = await startService(deliveryService, config);
    return new RunningDelivery(config, postgresTransport({ connection: databaseUrl }), service);
  }

  async restart(whileStopped: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.service.stop();
    await whileStopped();
    this.service = await startService(deliveryService, this.config);
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.transport.close();
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.service.log.query<R>(text, values);
  }

  metrics(): Promise<string> {
    return this.service.metrics.metrics();
  }

  async get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(this.service.url + path, { headers: { authorization: `Bearer ${TOKEN}` } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** A new fan, on a connection of the test's configuration. Returns the fan; the platform calls it `p-<fan>`. */
  async joined(connection = 'sandbox'): Promise<string> {
    const fan = randomUUID();
    const data = { ...fanJoinedV1.samples[0]!, connection, platformCreatorId: 'c1', platformFanId: `p-${fan}` };
    await this.publish(fanJoinedV1, fan, data);
    return fan;
  }

  /** Generation approves a reply that may leave at once and must leave within `withinMs`. Returns its draft. */
  async approved(fan: string, over: Partial<Approved> = {}, withinMs = 30_000): Promise<string> {
    const draftId = over.draftId ?? randomUUID();
    const now = Date.now();
    await this.publish(replyApprovedV1, fan, {
      ...replyApprovedV1.samples[0]!,
      turnId: randomUUID(),
      draftId,
      plan: 'relate',
      text: `text of ${draftId}`,
      offer: null,
      acceptedAt: new Date(now).toISOString(),
      deadline: new Date(now + withinMs).toISOString(),
      ...over,
    });
    return draftId;
  }

  restricted(fan: string, kind: DataOf<typeof fanRestrictedV1>['kind']): Promise<void> {
    return this.publish(fanRestrictedV1, fan, { ...fanRestrictedV1.samples[0]!, kind });
  }

  /** The catalog says of an item that it was withdrawn, lacks a consent, or is complete again. */
  itemSaid<D extends { itemId: string }>(contract: EventContract<string, D>, data: D): Promise<void> {
    const stream = creatorStream('catalog', CREATOR, 'item', data.itemId);
    return this.publishOn(stream, { contract, fan: null, key: CREATOR, data, topic: 'creator.events' });
  }

  lifted(fan: string, kind: DataOf<typeof fanRestrictedV1>['kind']): Promise<void> {
    return this.publish(fanRestrictionLiftedV1, fan, { ...fanRestrictionLiftedV1.samples[0]!, kind });
  }

  /** What delivery recorded of the fan, oldest first: type without service and version, and the data. */
  async recorded(fan: string): Promise<{ fact: string; data: Record<string, unknown>; event: Sent }[]> {
    const rows = await this.query<Sent>(
      `select type, data, id, correlation_id as "correlationId", causation_id as "causationId" from event where stream = $1 order by version`,
      [`delivery:${fan}`],
    );
    return rows.map((event) => ({ fact: event.type.split('.')[1]!, data: event.data, event }));
  }

  /** The first such fact of the fan; throws while there is none. */
  async first(fan: string, fact: string) {
    const all = await this.recorded(fan);
    const found = all.find((each) => each.fact === fact);
    if (!found) throw new Error(`no ${fact} of ${fan}, only ${all.map((each) => each.fact).join()}`);
    return found;
  }

  /** Throws while a reply of the fan has no outcome. */
  async nothingLeft(fan: string): Promise<void> {
    const left = await this.query('select draft_id from dispatch where fan = $1', [fan]);
    if (left.length > 0) throw new Error(`${left.length} replies of ${fan} have no outcome`);
  }

  publish<D>(contract: EventContract<string, D>, fan: string, data: D, repeat = 1): Promise<void> {
    const published = { contract, fan, key: fan, data, topic: 'conversation.events' } as const;
    return this.publishOn(`${contract.service}:${fan}`, published, repeat);
  }

  private async publishOn<D>(
    stream: string,
    { contract, fan, key, data, topic }: Published<D>,
    repeat = 1,
  ): Promise<void> {
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    const event: StoredEvent = {
      id: randomUUID(),
      type: contract.type,
      stream,
      version,
      tenant: TENANT,
      creator: CREATOR,
      fan,
      time: new Date().toISOString(),
      correlationId: `turns-of-${key}`,
      causationId: null,
      traceparent: null,
      topicSequence: null,
      data,
    };
    const record = toRecord(event, JSON.stringify(data), topic);
    const producer = this.transport.producer('neighbours');
    await producer.connect();
    await producer.send(Array.from({ length: repeat }, () => record));
    await producer.close();
  }
}

const configOf = (databaseUrl: string, platformUrl: string, env: Environment) =>
  parseConfig(deliveryService, {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    REPRISE_TOKENS: `${TOKEN}=${TENANT}`,
    REPRISE_KMS_KEY: Buffer.alloc(32, 1).toString('base64'),
    REPRISE_PACE: '0',
    SEND_TIMEOUT_MS: '400',
    REPRISE_PLATFORMS: JSON.stringify([
      { connection: 'sandbox', platform: 'sandbox', baseUrl: platformUrl },
      { connection: 'deaf', platform: 'http', baseUrl: platformUrl, canAsk: false },
      { connection: 'plain', platform: 'http', baseUrl: platformUrl, idempotent: false, canAsk: false },
      // Nobody listens on a port this low, and fetch refuses some of them without trying.
      { connection: 'nowhere', platform: 'http', baseUrl: 'http://127.0.0.1:2' },
      { connection: 'unset', platform: 'http' },
    ]),
    ...env,
  });
