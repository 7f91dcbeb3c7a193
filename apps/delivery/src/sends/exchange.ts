import type { OutgoingMessage, Platform, Reply } from '../platforms/platform.js';

/** What is known of a send after talking to the platform. */
export type Outcome =
  | { readonly is: 'sent'; readonly messageId: string; readonly resolvedBy: 'response' | 'asked' }
  | Extract<Reply, { is: 'refused' | 'not-taken' }>
  /** The platform has not seen it; an attempt may still be on its way. */
  | { readonly is: 'not-seen'; readonly detail: string; readonly retryAfterMs?: number }
  /** Not known yet: to be asked, or repeated under its key, later. */
  | { readonly is: 'unknown'; readonly detail: string; readonly retryAfterMs?: number }
  /** Nobody will ever know. */
  | { readonly is: 'lost'; readonly detail: string };

/** `repeat`: an earlier attempt has no outcome, and the platform takes a key once. `ask`: it is to be asked about that attempt. */
export type Step = 'send' | 'repeat' | 'ask';

/** Sends, or asks about an earlier attempt. An unknown outcome is asked about, never sent again blindly. */
export async function exchange(platform: Platform, message: OutgoingMessage, step: Step): Promise<Outcome> {
  if (step === 'ask') return resolve(platform, message.idempotencyKey, 'an earlier attempt had no outcome');
  const reply = await platform.send(message);
  switch (reply.is) {
    case 'sent':
      return { ...reply, resolvedBy: 'response' };
    case 'refused':
      return reply;
    case 'not-taken':
      // It tells nothing of the earlier attempt.
      return step === 'send' ? reply : resolve(platform, message.idempotencyKey, reply.detail, reply.retryAfterMs);
    case 'unknown':
      return resolve(platform, message.idempotencyKey, reply.detail);
  }
}

async function resolve(platform: Platform, key: string, detail: string, retryAfterMs?: number): Promise<Outcome> {
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (!platform.canAsk) return platform.idempotent ? { is: 'unknown', detail, ...later } : { is: 'lost', detail };
  const known = await platform.ask(key);
  switch (known.is) {
    case 'sent':
      return { ...known, resolvedBy: 'asked' };
    case 'not-seen':
      return { is: 'not-seen', detail: `${detail}; the platform has not seen it`, ...later };
    case 'unknown':
      return { is: 'unknown', detail: `${detail}; ${known.detail}`, ...later };
  }
}
