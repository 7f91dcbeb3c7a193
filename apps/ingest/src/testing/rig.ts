import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { migrate, parseConfig, startService, type RunningService } from '@reprise/service-host';
import { tablesOf } from '@reprise/service-testing';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import { ingestService } from '../module.js';

const secretOf = () => `whsec_${randomBytes(24).toString('base64')}`;
/** `main` verifies with both of its secrets; `other` is another tenant's connection on the same platform. */
export const SECRETS = { current: secretOf(), previous: secretOf(), other: secretOf() };
export const TOKENS = { acme: 'a-token-for-these-tests', rival: 'a-token-of-another-tenant' };

export interface Sent {
  readonly status: number;
  readonly body: { readonly accepted?: string; readonly code?: string; readonly detail?: string };
}

export interface Sending {
  readonly id?: string;
  readonly secret?: string;
  readonly at?: Date;
  readonly query?: string;
  /** What the signature is made over, when it is not the body. */
  readonly signed?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const ingestTables = tablesOf(ingestService);

/** Ingest on a real database, spoken to as platforms and operators do. */
export class IngestRig {
  private constructor(
    readonly database: TestDatabase,
    readonly ingest: RunningService,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<IngestRig> {
    const database = await testDatabase(ingestTables);
    const config = parseConfig(ingestService, {
      DATABASE_URL: database.url,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      REPRISE_TOKENS: `${TOKENS.acme}=acme,${TOKENS.rival}=rival`,
      REPRISE_KMS_KEY: randomBytes(32).toString('base64'),
      REPRISE_CONNECTIONS: JSON.stringify([
        {
          id: 'main',
          platform: 'sandbox',
          tenant: 'acme',
          secrets: [SECRETS.current, SECRETS.previous],
          default: true,
        },
        { id: 'other', platform: 'sandbox', tenant: 'rival', secrets: [SECRETS.other] },
      ]),
      ...environment,
    });
    await migrate(ingestService, config);
    const rig = new IngestRig(database, await startService(ingestService, config));
    await rig.post('/v1/ingest/creators', { platform: 'sandbox', creator: 'c1', name: 'Mira' });
    return rig;
  }

  async stop(): Promise<void> {
    await this.ingest.stop();
    await this.database.drop();
  }

  async post(path: string, body: unknown, token = TOKENS.acme) {
    const response = await fetch(this.ingest.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async get<T>(path: string, token = TOKENS.acme): Promise<T> {
    const response = await fetch(this.ingest.url + path, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as T;
  }

  async send(body: string | Buffer, how: Sending = {}): Promise<Sent> {
    const { id = randomUUID(), secret = SECRETS.current, at = new Date(), query = '', signed = body, headers } = how;
    const response = await fetch(`${this.ingest.url}/v1/platforms/sandbox/webhooks${query}`, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signatureOf(secret, id, at, signed),
        ...headers,
      },
      body,
    });
    return { status: response.status, body: (await response.json()) as Sent['body'] };
  }

  /** Event types of a fan's stream, in order. */
  async typesOf(platformFanId: string): Promise<string[]> {
    const events = await this.ingest.log.query<{ type: string }>(
      `select type from event where stream = (select 'ingest:' || fan from fan where platform_fan_id = $1) order by version`,
      [platformFanId],
    );
    return events.map(({ type }) => type.replace(/^ingest\.|\.v1$/g, ''));
  }

  async countOf(type: string, field: string, value: string): Promise<number> {
    const [found] = await this.ingest.log.query<{ n: number }>(
      'select count(*)::int as n from event where type = $1 and data->>$2 = $3',
      [type, field, value],
    );
    return found!.n;
  }
}

/** As Standard Webhooks says, over bytes. */
function signatureOf(secret: string, id: string, at: Date, body: string | Buffer): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const head = `${id}.${Math.floor(at.getTime() / 1000)}.`;
  return `v1,${createHmac('sha256', key).update(head).update(body).digest('base64')}`;
}

const webhook = (type: string, data: object) => JSON.stringify({ type, timestamp: new Date().toISOString(), data });

export const message = (data: object = {}) =>
  webhook('message.received', {
    creator: 'c1',
    fan: 'f1',
    fanName: 'Sam',
    messageId: randomUUID(),
    text: 'hi',
    ...data,
  });

const paid = { creator: 'c1', fan: 'f1', amountMinor: 1500, currency: 'USD' };
export const purchase = (data: object = {}) =>
  webhook('purchase.completed', { ...paid, purchaseId: randomUUID(), itemId: 'i1', ...data });
export const tip = (data: object = {}) => webhook('tip.received', { ...paid, tipId: randomUUID(), ...data });
