import { Webhook as Signer } from 'standardwebhooks';
import type { Webhook } from './webhook.js';

/** How an attempt ended. `unknown`: nobody answered, so it may or may not have been taken. */
export type Attempt = 'accepted' | 'refused' | 'unavailable' | 'unknown';

/** Signs and sends one webhook. Every attempt is signed anew: a signature is good for five minutes. */
export class Sender {
  private readonly signer: Signer;

  constructor(
    private readonly ingestUrl: string,
    secret: string,
    private readonly timeoutMs: number,
  ) {
    this.signer = new Signer(secret);
  }

  async attempt({ id, path, body }: Webhook): Promise<Attempt> {
    const now = new Date();
    try {
      const response = await fetch(new URL(path, this.ingestUrl), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
          'webhook-signature': this.signer.sign(id, now, body),
        },
        body,
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      await response.arrayBuffer();
      if (response.ok) return 'accepted';
      return response.status === 429 || response.status >= 500 ? 'unavailable' : 'refused';
    } catch {
      // Connection refused, reset or timed out: fetch has no finer answer, and the retry is the same for all.
      return 'unknown';
    }
  }
}
