import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { PlatformMessage } from './platform.js';
import type { WebhookEvent } from './webhooks.js';

export interface LedgerEntry {
  readonly step: number;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Offer {
  readonly quoteId: string;
  readonly itemId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** What was acknowledged and what arrived, as the world outside saw it; kept in a file, so that a run can be resumed. */
export class Ledger {
  readonly accepted = new Map<number, LedgerEntry>();
  readonly messages: PlatformMessage[] = [];
  kills = 0;
  private readonly offers = new Map<string, Offer>();
  private readonly purchases = new Map<string, { purchaseId: string; amountMinor: number }>();

  constructor(private readonly file: string) {
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) this.remember(JSON.parse(line) as Line);
  }

  accept(step: number, id: string, event: WebhookEvent): void {
    this.write({ accepted: { step, id, type: event.type, data: event.data } });
  }

  arrived(message: PlatformMessage): void {
    this.write({ message });
  }

  killed(service: string): void {
    this.write({ killed: service });
  }

  offerOf(creator: string, fan: string): Offer | undefined {
    return this.offers.get(`${creator}/${fan}`);
  }

  purchaseOf(creator: string, fan: string): { purchaseId: string; amountMinor: number } | undefined {
    return this.purchases.get(`${creator}/${fan}`);
  }

  private write(line: Line): void {
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
    this.remember(line);
  }

  private remember({ accepted, message, killed }: Line): void {
    if (killed !== undefined) this.kills++;
    if (message) {
      this.messages.push(message);
      if (message.body.offer)
        this.offers.set(`${message.body.creator}/${message.body.fan}`, message.body.offer as Offer);
    }
    if (accepted) {
      this.accepted.set(accepted.step, accepted);
      const { creator, fan, purchaseId, amountMinor } = accepted.data as unknown as Bought;
      if (accepted.type === 'purchase.completed') {
        this.purchases.set(`${creator}/${fan}`, { purchaseId, amountMinor });
        this.offers.delete(`${creator}/${fan}`);
      }
    }
  }
}

interface Bought {
  readonly creator: string;
  readonly fan: string;
  readonly purchaseId: string;
  readonly amountMinor: number;
}

interface Line {
  readonly accepted?: LedgerEntry;
  readonly message?: PlatformMessage;
  readonly killed?: string;
}
