import type { DataOf, messageSentV1, Offer } from '@reprise/contracts';

/** A reply as it leaves. A repeat under the same key must be the same, byte for byte. */
export interface OutgoingMessage {
  readonly idempotencyKey: string;
  /** The platform's own ids. */
  readonly creator: string;
  readonly fan: string;
  readonly text: string;
  readonly offer: Offer | null;
  readonly authorship: DataOf<typeof messageSentV1>['authorship'];
}

/** What the platform said to a send. */
export type Reply =
  | { readonly is: 'sent'; readonly messageId: string }
  | { readonly is: 'refused'; readonly detail: string }
  /** It certainly has no effect: nobody answered the call, or the platform asks to come again later. */
  | { readonly is: 'not-taken'; readonly detail: string; readonly retryAfterMs?: number }
  | { readonly is: 'unknown'; readonly detail: string };

/** What the platform knows of a key. */
export type Knowledge =
  | { readonly is: 'sent'; readonly messageId: string }
  | { readonly is: 'not-seen' }
  | { readonly is: 'unknown'; readonly detail: string };

/** A fan platform, as sending needs it. Its methods do not throw: what went wrong outside is an answer. */
export interface Platform {
  /** The same key and body may be sent again without a second effect. */
  readonly idempotent: boolean;
  /** What became of a key can be asked. */
  readonly canAsk: boolean;
  send(message: OutgoingMessage): Promise<Reply>;
  ask(idempotencyKey: string): Promise<Knowledge>;
}
