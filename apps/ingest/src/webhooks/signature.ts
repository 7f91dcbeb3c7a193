import { DomainError } from '@reprise/event-sourcing';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { IncomingHttpHeaders } from 'node:http';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
const MAX_ID_LENGTH = 200;

const unauthorized = (detail: string): never => {
  throw new SignatureError(detail);
};

/** The webhook was not signed by the platform, or not within the last five minutes. */
export class SignatureError extends Error {}

/** The webhook is signed, and its body is not JSON. */
export const unreadable = (detail: string): DomainError => new DomainError('webhook/unreadable', detail, 400);

/**
 * Standard Webhooks: HMAC over id, timestamp and the raw body, not older or younger than five minutes. Any of the
 * connection's secrets will do. Returns the webhook's id and its body; throws SignatureError, or `webhook/unreadable`.
 */
export function verifyWebhook(
  raw: Buffer,
  headers: IncomingHttpHeaders,
  secrets: readonly string[],
): { id: string; body: unknown } {
  const signed = Object.fromEntries(HEADERS.map((name) => [name, String(headers[name] ?? '')])) as Record<
    (typeof HEADERS)[number],
    string
  >;
  const missing = HEADERS.find((name) => signed[name] === '');
  if (missing) unauthorized(`the ${missing} header is missing`);
  const id = signed['webhook-id'];
  if (id.length > MAX_ID_LENGTH || /\p{Cc}/u.test(id)) unauthorized('the webhook-id header is not an id');
  const text = raw.toString('utf8');
  for (const secret of secrets) {
    const outcome = attempt(secret, text, signed);
    if ('body' in outcome) return { id, body: outcome.body };
    if (outcome.error instanceof SyntaxError) throw unreadable(`the body is not JSON: ${outcome.error.message}`);
  }
  return unauthorized('the signature does not verify, or the webhook is more than five minutes off');
}

function attempt(secret: string, text: string, headers: Record<string, string>): { body: unknown } | { error: Error } {
  try {
    return { body: new Webhook(secret).verify(text, headers) };
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return { error };
    throw error;
  }
}
