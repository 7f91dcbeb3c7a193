import { randomUUID } from 'node:crypto';
import type { Outbox } from './webhooks/outbox.js';
import type { PlatformEvent } from './webhooks/webhook.js';
import { Conversations } from './conversations.js';
import { MessageStore, type StoredMessage } from './messages/message-store.js';

/** What has been sold here, by currency. */
export interface SalesStats {
  purchases: number;
  refunds: number;
  tips: number;
  readonly amountMinor: Record<string, number>;
}

interface Sold {
  readonly creator: string;
  readonly fan: string;
  readonly amountMinor: number;
  readonly currency: string;
}

interface Person {
  readonly creator: string;
  readonly fan: string;
  readonly fanName?: string | undefined;
}

/**
 * The fan platform: what fans do on it, told as webhooks, and what is sent to them. Ids carry a mark of this run,
 * so that a platform that forgot everything on restart never gives an old id to a new thing.
 */
export class Platform {
  readonly messages = new MessageStore(() => this.id('m'));
  readonly conversations = new Conversations();
  readonly sales: SalesStats = { purchases: 0, refunds: 0, tips: 0, amountMinor: {} };
  private readonly sold = new Map<string, Sold>();
  private readonly run = randomUUID().slice(0, 8);
  private ids = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly path: (platform?: string) => string,
  ) {}

  id(kind: string): string {
    return `${kind}-${this.run}-${++this.ids}`;
  }

  /** A fan writes. Resolves with whether the receiver took it. */
  say(
    person: Person,
    text: string,
    more: { messageId?: string; itemId?: string; platform?: string } = {},
  ): Promise<boolean> {
    const { messageId = this.id('m'), itemId, platform } = more;
    this.conversations.add(person, { from: 'fan', text, offer: null, at: new Date().toISOString() });
    const data = { ...about(person), messageId, text, ...(itemId === undefined ? {} : { itemId }) };
    return this.tell({ type: 'message.received', data }, platform);
  }

  /** A message arrived for a fan. */
  deliver(message: StoredMessage): void {
    const { text, offer, at } = message;
    this.conversations.add(message, { from: 'creator', text, offer, at });
  }

  purchase(
    person: Person,
    paid: {
      itemId: string;
      amountMinor: number;
      currency: string;
      quoteId?: string | undefined;
      purchaseId?: string | undefined;
    },
  ): { purchaseId: string; told: Promise<boolean> } {
    const { itemId, amountMinor, currency, quoteId, purchaseId = this.id('p') } = paid;
    this.sold.set(purchaseId, { creator: person.creator, fan: person.fan, amountMinor, currency });
    this.sales.purchases++;
    this.sales.amountMinor[currency] = (this.sales.amountMinor[currency] ?? 0) + amountMinor;
    this.conversations.add(person, {
      from: 'fan',
      text: `bought ${itemId}`,
      offer: { itemId, amountMinor, currency },
      at: new Date().toISOString(),
    });
    const data = {
      ...about(person),
      purchaseId,
      itemId,
      amountMinor,
      currency,
      ...(quoteId === undefined ? {} : { quoteId }),
    };
    return { purchaseId, told: this.tell({ type: 'purchase.completed', data }) };
  }

  /** Gives money of a purchase back; all of it when no amount is named. Undefined when the purchase is not known here. */
  refund(purchaseId: string, amountMinor?: number): { refundId: string; told: Promise<boolean> } | undefined {
    const sold = this.sold.get(purchaseId);
    if (!sold) return undefined;
    const refundId = this.id('r');
    this.sales.refunds++;
    const data = { ...sold, purchaseId, refundId, amountMinor: amountMinor ?? sold.amountMinor };
    return { refundId, told: this.tell({ type: 'purchase.refunded', data }) };
  }

  tip(person: Person, amountMinor: number, currency: string): Promise<boolean> {
    this.sales.tips++;
    return this.tell({ type: 'tip.received', data: { ...about(person), tipId: this.id('t'), amountMinor, currency } });
  }

  presence(person: Person, online: boolean): Promise<boolean> {
    return this.tell({ type: 'presence.changed', data: { ...about(person), online } });
  }

  private tell({ type, data }: PlatformEvent, platform?: string): Promise<boolean> {
    return this.outbox.add({
      id: `wh-${randomUUID()}`,
      key: `${data.creator}\u0000${data.fan}`,
      path: this.path(platform),
      body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
    });
  }
}

const about = ({ creator, fan, fanName }: Person) => ({ creator, fan, ...(fanName === undefined ? {} : { fanName }) });
