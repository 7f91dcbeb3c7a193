import type { OutgoingMessage, Platform, Reply } from '../platforms/platform.js';

/** What is known of a send after talking to the platform. */
export type Outcome =
  | { readonly is: 'sent'; readonly messageId: string; readonly resolvedBy: 'response' | 'asked' }
  | Extract<Reply, { is: 'refused' | 'not-taken' }>
  /** Not known yet: to be asked, or repeated under its key, later. */
  | { readonly is: 'unknown'; readonly detail: string }
  /** Nobody will ever know. */
  | { readonly is: 'lost'; readonly detail: string };

/** Sends, or asks first where an earlier attempt has no outcome. An unknown outcome is asked about, never sent again blindly. */
export async function exchange(platform: Platform, message: OutgoingMessage, step: 'send' | 'ask'): Promise<Outcome> {
  if (step === 'ask') return resolve(platform, message.idempotencyKey, 'an earlier attempt had no outcome');
  const reply = await platform.send(message);
  switch (reply.is) {
    case 'sent':
      return { ...reply, resolvedBy: 'response' };
    case 'refused':
    case 'not-taken':
      return reply;
    case 'unknown':
      return resolve(platform, message.idempotencyKey, reply.detail);
  }
}

async function resolve(platform: Platform, key: string, detail: string): Promise<Outcome> {
  if (!platform.canAsk) return { is: platform.idempotent ? 'unknown' : 'lost', detail };
  const known = await platform.ask(key);
  switch (known.is) {
    case 'sent':
      return { ...known, resolvedBy: 'asked' };
    case 'not-seen':
      return { is: 'not-taken', detail: `${detail}; the platform has not seen it` };
    case 'unknown':
      return { is: 'unknown', detail: `${detail}; ${known.detail}` };
  }
}
