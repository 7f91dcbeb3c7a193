import type { OutgoingMessage, Platform, Reply } from '../platforms/platform.js';

/** What is known of a send after talking to the platform. */
export type Outcome =
  | { readonly is: 'sent'; readonly messageId: string; readonly resolvedBy: 'response' | 'asked' }
  | Extract<Reply, { is: 'refused' | 'not-taken' }>
  /** When it was asked, the platform had not seen it; an attempt may still be on its way. */
  | { readonly is: 'not-seen'; readonly detail: string; readonly askedAt: string; readonly retryAfterMs?: number }
  /** Not known yet: to be asked, or repeated under its key, later. */
  | { readonly is: 'unknown'; readonly detail: string; readonly retryAfterMs?: number }
  /** Nobody will ever know. */
  | { readonly is: 'lost'; readonly detail: string };

/** `repeat`: an earlier attempt has no outcome, and the platform takes a key once. `ask`: it is to be asked about that attempt. */
export type Step = 'send' | 'repeat' | 'ask';

export interface Exchange {
  readonly platform: Platform;
  readonly message: OutgoingMessage;
  readonly step: Step;
  /** RFC 3339; no call that sends is made from then on. */
  readonly leavesBefore: string;
  readonly now: () => string;
}

/** Sends, or asks about an earlier attempt. An unknown outcome is asked about, never sent again blindly. */
export async function exchange(exchange: Exchange): Promise<Outcome> {
  const { platform, message, step, leavesBefore, now } = exchange;
  if (step === 'ask') return resolve(exchange, 'an earlier attempt had no outcome');
  if (now() >= leavesBefore) {
    const detail = 'it could not leave in time';
    return step === 'send' ? { is: 'not-taken', detail } : resolve(exchange, detail);
  }
  const reply = await platform.send(message);
  switch (reply.is) {
    case 'sent':
      return { ...reply, resolvedBy: 'response' };
    case 'refused':
      // It tells nothing of the earlier attempt.
      return step === 'send' ? reply : resolve(exchange, reply.detail);
    case 'not-taken':
      return step === 'send' ? reply : resolve(exchange, reply.detail, reply.retryAfterMs);
    case 'unknown':
      return resolve(exchange, reply.detail);
  }
}

async function resolve({ platform, message, now }: Exchange, detail: string, retryAfterMs?: number): Promise<Outcome> {
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (!platform.canAsk) return platform.idempotent ? { is: 'unknown', detail, ...later } : { is: 'lost', detail };
  const askedAt = now();
  const known = await platform.ask(message.idempotencyKey);
  switch (known.is) {
    case 'sent':
      return { ...known, resolvedBy: 'asked' };
    case 'not-seen':
      return { is: 'not-seen', detail: `${detail}; the platform has not seen it`, askedAt, ...later };
    case 'unknown':
      return { is: 'unknown', detail: `${detail}; ${known.detail}`, ...later };
  }
}
