/** Webhooks as the platform tells them: the documented contract, word for word. */
interface About {
  readonly creator: string;
  readonly fan: string;
  readonly fanName?: string;
}
interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export type PlatformEvent =
  | {
      readonly type: 'message.received';
      readonly data: About & { readonly messageId: string; readonly text: string; readonly itemId?: string };
    }
  | { readonly type: 'tip.received'; readonly data: About & Money & { readonly tipId: string } }
  | {
      readonly type: 'purchase.completed';
      readonly data: About &
        Money & { readonly purchaseId: string; readonly itemId: string; readonly quoteId?: string };
    }
  | {
      readonly type: 'purchase.refunded';
      readonly data: About & Money & { readonly purchaseId: string; readonly refundId: string };
    }
  | { readonly type: 'presence.changed'; readonly data: About & { readonly online: boolean } };

export interface Webhook {
  readonly id: string;
  /** The fan it is about: webhooks of one fan are told in order. */
  readonly key: string;
  /** Path and query at the receiver. */
  readonly path: string;
  readonly body: string;
}
