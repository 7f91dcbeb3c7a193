import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { Webhook } from 'standardwebhooks';

export interface WebhookEvent {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Delivery {
  readonly id: string;
  readonly status: number;
}

/** Sends signed webhooks to ingest, as a platform does: the same id again until it is accepted. */
export class WebhookSender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private readonly signer: Webhook;
  private readonly target: URL;

  constructor(ingestUrl: string, secret: string, platform = 'sandbox') {
    this.signer = new Webhook(secret);
    this.target = new URL(`/v1/platforms/${platform}/webhooks`, ingestUrl);
  }

  /** One attempt; status 0 when nobody answered. */
  async attempt(event: WebhookEvent, id: string): Promise<Delivery> {
    const body = JSON.stringify(event);
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': this.signer.sign(id, now, body),
    };
    return new Promise((resolve) => {
      const outgoing = request(
        this.target,
        { method: 'POST', headers, agent: this.agent, timeout: 15_000 },
        (response) => {
          response.resume();
          response.once('end', () => resolve({ id, status: response.statusCode ?? 0 }));
          response.once('error', () => resolve({ id, status: 0 }));
        },
      );
      outgoing.once('timeout', () => outgoing.destroy());
      outgoing.once('error', () => resolve({ id, status: 0 }));
      outgoing.end(body);
    });
  }

  /** Repeats the same webhook until it is accepted; throws when the answer says that repeating cannot help. */
  async deliver(event: WebhookEvent, id: string = randomUUID()): Promise<Delivery> {
    for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
      const delivery = await this.attempt(event, id);
      if (delivery.status === 202) return delivery;
      if (delivery.status >= 400 && delivery.status < 500 && delivery.status !== 429)
        throw new Error(`webhook ${event.type} was refused: ${delivery.status}`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  close(): void {
    this.agent.destroy();
  }
}
