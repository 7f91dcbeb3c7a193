import { opaqueIdSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
type Signed = Record<(typeof HEADERS)[number], string>;
const TOLERANCE_SECONDS = 5 * 60;
const SECRET_PREFIX = 'whsec_';

/** The webhook was not signed by the platform, or not within the last five minutes. */
export class SignatureError extends Error {}

/** The webhook is signed, and its body is not JSON in UTF-8. */
export const unreadable = (detail: string): DomainError => new DomainError('webhook/unreadable', detail, 400);

/**
 * Standard Webhooks: HMAC over id, timestamp and the bytes of the body, not older or younger than five minutes. Any of
 * the connection's secrets will do. Returns the webhook's id and its body; throws SignatureError, or `webhook/unreadable`.
 */
export function verifyWebhook(
  raw: Buffer,
  headers: IncomingHttpHeaders,
  secrets: readonly string[],
): { id: string; body: unknown } {
  const signed = Object.fromEntries(HEADERS.map((name) => [name, String(headers[name] ?? '')])) as Signed;
  const missing = HEADERS.find((name) => signed[name] === '');
  if (missing) throw new SignatureError(`the ${missing} header is missing`);
  const id = signed['webhook-id'];
  if (!opaqueIdSchema.safeParse(id).success) throw new SignatureError('the webhook-id header is not an id');
  const seconds = secondsOf(signed['webhook-timestamp']);
  if (!secrets.some((secret) => isSignedWith(secret, signed, seconds, raw)))
    throw new SignatureError('the signature does not verify');
  return { id, body: bodyOf(raw) };
}

function secondsOf(timestamp: string): number {
  const seconds = Number.parseInt(timestamp, 10);
  if (!(Math.abs(Math.floor(Date.now() / 1000) - seconds) <= TOLERANCE_SECONDS))
    throw new SignatureError('the webhook-timestamp header is more than five minutes off');
  return seconds;
}

/** Over the bytes as they came: decoded first, two bodies that differ in what is not UTF-8 would have one signature. */
function isSignedWith(secret: string, headers: Signed, seconds: number, raw: Buffer): boolean {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const expected = createHmac('sha256', key)
    .update(`${headers['webhook-id']}.${seconds}.`)
    .update(raw)
    .digest('base64');
  return headers['webhook-signature'].split(' ').some((versioned) => {
    const [version, signature = ''] = versioned.split(',');
    return version === 'v1' && isEqual(Buffer.from(signature), Buffer.from(expected));
  });
}

const isEqual = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function bodyOf(raw: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(raw)) as unknown;
  } catch (error) {
    throw unreadable(
      error instanceof SyntaxError ? `the body is not JSON: ${error.message}` : 'the body is not text in UTF-8',
    );
  }
}
