import { randomUUID } from 'node:crypto';
import { eventually } from '@reprise/testing';
import type { PlatformMessage } from '../system/platform.js';
import type { Shop } from './shop.js';

export interface Offer {
  readonly quoteId: string;
  readonly itemId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** On a machine that does other things as well; natural delays are off. */
const REPLY_TIMEOUT_MS = 30_000;

export const offerIn = (message: PlatformMessage): Offer | null => message.body.offer as Offer | null;

/** A fan, as the platform tells of them: what they say and pay goes out as signed webhooks. */
export class Customer {
  constructor(
    private readonly shop: Shop,
    readonly creator: string,
    readonly name: string,
    /** Our id. */
    readonly fan: string,
  ) {}

  /** What reached them, in order. */
  get heard(): readonly PlatformMessage[] {
    const { messages } = this.shop.platform;
    return [...messages.values()].filter(({ body }) => body.creator === this.creator && body.fan === this.name);
  }

  async says(text: string): Promise<void> {
    await this.tell('message.received', { messageId: randomUUID(), fanName: 'Sam', text });
  }

  /** Says it and waits for the reply. */
  async asks(text: string): Promise<PlatformMessage> {
    const known = this.heard.length;
    await this.says(text);
    return eventually(
      () => {
        const reply = this.heard[known];
        if (!reply) throw new Error(`no reply to “${text}”`);
        return reply;
      },
      { timeoutMs: REPLY_TIMEOUT_MS },
    );
  }

  /** Asks for something and is offered it. */
  async isOffered(text: string): Promise<Offer> {
    const offer = offerIn(await this.asks(text));
    if (!offer) throw new Error(`nothing was offered for “${text}”`);
    return offer;
  }

  async buys(
    purchaseId: string,
    bought: Omit<Offer, 'quoteId'> & { readonly quoteId?: string },
    at?: string,
  ): Promise<void> {
    await this.tell('purchase.completed', { purchaseId, ...bought }, at);
  }

  async isRefunded(purchaseId: string, amountMinor: number): Promise<void> {
    const refund = { purchaseId, refundId: `refund of ${purchaseId}`, amountMinor, currency: 'USD' };
    await this.tell('purchase.refunded', refund);
  }

  private async tell(type: string, data: Record<string, unknown>, at = new Date().toISOString()): Promise<void> {
    const who = { creator: this.creator, fan: this.name };
    await this.shop.sender.deliver({ type, timestamp: at, data: { ...who, ...data } });
  }
}
