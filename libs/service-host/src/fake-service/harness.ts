import { fanRestrictedV1, type StoredEvent } from '@reprise/contracts';
import { postgresTransport, toRecord, type LogRecord } from '@reprise/event-log';
import { migrate, parseConfig, startService, type RunningService } from '../index.js';
import { fakeService } from './fake-service.js';

export const TOKEN = 'a-token-of-acme-1';
export const OTHER_TOKEN = 'a-token-of-other-1';
export const OPERATOR_TOKEN = 'a-token-of-house-1';

export const configOf = (databaseUrl: string) =>
  parseConfig(fakeService, {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    REPRISE_TOKENS: `${TOKEN}=acme,${OTHER_TOKEN}=other,${OPERATOR_TOKEN}=house:operator`,
    REPRISE_KMS_KEY: Buffer.alloc(32, 1).toString('base64'),
  });

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The fake service on a database, and a client of it. */
export class Harness {
  private constructor(
    readonly service: RunningService,
    private readonly databaseUrl: string,
  ) {}

  static async start(databaseUrl: string): Promise<Harness> {
    const config = configOf(databaseUrl);
    await migrate(fakeService, config);
    return new Harness(await startService(fakeService, config), databaseUrl);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  call(path: string, init: RequestInit = {}, token: string | null = TOKEN): Promise<Response> {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    return fetch(this.service.url + path, { ...init, headers: { ...authorization, ...(init.headers as object) } });
  }

  async get(path: string, token?: string | null): Promise<Answer> {
    const response = await this.call(path, {}, token);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  post(path: string, body: string | Buffer, type = 'application/json', token?: string | null): Promise<Response> {
    return this.call(path, { method: 'POST', body: body as string, headers: { 'content-type': type } }, token);
  }

  /** Puts records of another service on the log. */
  publish(...events: readonly StoredEvent[]): Promise<void> {
    return this.send(...events.map((event) => toRecord(event, JSON.stringify(event.data), 'conversation.events')));
  }

  async send(...records: readonly LogRecord[]): Promise<void> {
    const transport = postgresTransport({ connection: this.databaseUrl });
    const producer = transport.producer('test');
    await producer.connect();
    await producer.send(records);
    await producer.close();
    await transport.close();
  }
}

/** Version `version` of the stream of a fan at ingest. */
export const restricted = (fan: string, version = 1): StoredEvent => ({
  id: `00000000-0000-4000-8000-${fan.slice(-6)}${String(version).padStart(6, '0')}`,
  type: fanRestrictedV1.type,
  stream: `ingest:${fan}`,
  version,
  tenant: 'acme',
  creator: 'creator-1',
  fan,
  time: '2026-11-23T10:00:00.000Z',
  correlationId: 'turn-1',
  causationId: null,
  traceparent: null,
  topicSequence: null,
  data: fanRestrictedV1.samples[0],
});
