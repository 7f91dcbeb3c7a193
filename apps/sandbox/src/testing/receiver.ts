import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedWebhook {
  readonly id: string;
  readonly path: string;
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
}

/** Stands where ingest would: verifies every webhook as the specification says, and answers as it is told. */
export class Receiver {
  readonly received: ReceivedWebhook[] = [];
  /** Status of the next answers, by arrival; 202 when nothing is said. */
  answer: (webhook: ReceivedWebhook) => number = () => 202;

  private constructor(private readonly server: Server) {}

  static async start(secret: string): Promise<Receiver> {
    const verifier = new Webhook(secret);
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = request.headers as Record<string, string>;
        const event = verifier.verify(Buffer.concat(chunks).toString('utf8'), headers) as ReceivedWebhook['event'];
        const webhook = { id: headers['webhook-id']!, path: request.url!, event };
        const status = receiver.answer(webhook);
        if (status === 202) receiver.received.push(webhook);
        response.writeHead(status).end();
      });
    });
    const receiver = new Receiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  texts(fan: string): unknown[] {
    return this.received.filter(({ event }) => event.data['fan'] === fan).map(({ event }) => event.data['text']);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
