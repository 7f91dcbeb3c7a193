import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface PlatformMessage {
  readonly messageId: string;
  readonly key: string;
  readonly body: {
    readonly creator: string;
    readonly fan: string;
    readonly text: string;
    readonly offer: object | null;
  };
  readonly at: number;
}

/**
 * A platform that only keeps what it was given, for audits: `POST /messages` with an idempotency key and
 * `GET /messages?idempotencyKey=`, as documented. A repeated key with the same body is the same message.
 */
export class RecordingPlatform {
  readonly messages = new Map<string, PlatformMessage>();
  /** The same key with another body: must never happen. */
  readonly conflicts: string[] = [];
  private readonly server: Server;
  private onMessage: (message: PlatformMessage) => void = () => undefined;

  /** Messages of an earlier run are known: their keys mean the same messages. */
  constructor(
    known: readonly PlatformMessage[] = [],
    /** Milliseconds until a message is answered. */
    private readonly takesMs: () => number = () => 0,
  ) {
    for (const message of known) this.messages.set(message.key, message);
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.keepAliveTimeout = 60_000;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  listen(onMessage: (message: PlatformMessage) => void): void {
    this.onMessage = onMessage;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://platform');
    if (url.pathname !== '/messages') return reply(response, 404, { title: 'not here' });
    if (request.method === 'GET') {
      const known = this.messages.get(url.searchParams.get('idempotencyKey') ?? '');
      return known ? reply(response, 200, { messageId: known.messageId }) : reply(response, 404, { title: 'not seen' });
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const key = String(request.headers['idempotency-key'] ?? '');
    const known = this.messages.get(key);
    if (known && JSON.stringify(known.body) !== text) this.conflicts.push(key);
    if (!known) {
      const message = {
        messageId: `pm-${this.messages.size + 1}`,
        key,
        body: JSON.parse(text) as PlatformMessage['body'],
        at: performance.now(),
      };
      this.messages.set(key, message);
      this.onMessage(message);
    }
    const takes = this.takesMs();
    if (takes > 0) await delay(takes);
    return reply(response, 201, { messageId: this.messages.get(key)!.messageId });
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
