import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How one `POST /messages` goes wrong; `effect` says whether the message was taken nevertheless. */
export interface Mishap {
  readonly effect: boolean;
  /** Answers with this status. */
  readonly status?: number;
  /** Never answers, or cuts the connection. */
  readonly silence?: 'hang' | 'reset';
}

interface Post {
  readonly key: string;
  readonly body: Record<string, unknown>;
  readonly at: number;
}

/** A fan platform that speaks the documented contract over real HTTP, and misbehaves when told to. */
export class FakePlatform {
  readonly posts: Post[] = [];
  readonly questions: string[] = [];
  readonly messages = new Map<string, { messageId: string; body: string }>();
  mostAtOnce = 0;
  slowMs = 0;
  private atOnce = 0;
  private readonly mishaps = new Map<string, Mishap[]>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(): Promise<FakePlatform> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FakePlatform(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next sends to this fan go wrong, in this order. */
  misbehave(fan: string, ...mishaps: Mishap[]): void {
    this.mishaps.set(fan, mishaps);
  }

  postsTo(fan: string): Post[] {
    return this.posts.filter(({ body }) => body['fan'] === fan);
  }

  take(key: string, body: Record<string, unknown>): { messageId: string; isOther: boolean } {
    const text = JSON.stringify(body);
    const known = this.messages.get(key) ?? { messageId: `pm-${this.messages.size + 1}`, body: text };
    this.messages.set(key, known);
    return { messageId: known.messageId, isOther: known.body !== text };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const url = new URL(request.url ?? '', this.url);
    if (request.method === 'GET') {
      const key = url.searchParams.get('idempotencyKey') ?? '';
      this.questions.push(key);
      const known = this.messages.get(key);
      return void (known ? reply(200, { messageId: known.messageId }) : reply(404, { code: 'not-seen' }));
    }
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    const chunks = await request.toArray();
    const body = JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as Record<string, unknown>;
    const key = String(request.headers['idempotency-key']);
    this.posts.push({ key, body, at: Date.now() });
    await delay(this.slowMs);
    this.atOnce--;
    const mishap = this.mishaps.get(String(body['fan']))?.shift();
    const taken = mishap?.effect === false ? undefined : this.take(key, body);
    if (mishap?.silence === 'reset') return void request.socket.destroy();
    if (mishap?.silence === 'hang') return;
    if (mishap?.status !== undefined) return void reply(mishap.status, { code: 'mishap', detail: 'secret words' });
    if (taken?.isOther) return void reply(409, { code: 'key-reused' });
    reply(201, { messageId: taken?.messageId });
  }
}
