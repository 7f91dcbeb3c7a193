import { cutLabelSchema, opaqueIdSchema } from '@reprise/contracts';
import { z } from 'zod';
import type { Knowledge, OutgoingMessage, Platform, Reply } from '../platform.js';
import { neverReached, reasonOf } from './network-errors.js';

export interface HttpPlatformOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly token?: string | undefined;
  readonly idempotent: boolean;
  readonly canAsk: boolean;
}

const acceptedSchema = z.object({ messageId: opaqueIdSchema });
const problemSchema = z.object({ code: cutLabelSchema(200).optional(), title: cutLabelSchema(200).optional() });

/** Not now, and nothing happened. */
const COME_BACK_LATER = new Set([408, 425, 429]);
/** The key is known with a send that has not ended, or with another body: only asking tells which. */
const CONFLICT = 409;

/** A platform that speaks the documented contract: `POST /messages`, `GET /messages?idempotencyKey=`. */
export class HttpPlatform implements Platform {
  readonly idempotent: boolean;
  readonly canAsk: boolean;

  constructor(private readonly options: HttpPlatformOptions) {
    this.idempotent = options.idempotent;
    this.canAsk = options.canAsk;
  }

  async send({ idempotencyKey, ...body }: OutgoingMessage): Promise<Reply> {
    try {
      const response = await this.call('/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(body),
      });
      return await readReply(response);
    } catch (error) {
      return { is: neverReached(error) ? 'not-taken' : 'unknown', detail: reasonOf(error) };
    }
  }

  async ask(idempotencyKey: string): Promise<Knowledge> {
    try {
      const response = await this.call(`/messages?idempotencyKey=${encodeURIComponent(idempotencyKey)}`);
      if (response.ok) return { is: 'sent', messageId: acceptedSchema.parse(await response.json()).messageId };
      await response.body?.cancel();
      return response.status === 404 ? { is: 'not-seen' } : { is: 'unknown', detail: `asked: ${response.status}` };
    } catch (error) {
      return { is: 'unknown', detail: `asked: ${reasonOf(error)}` };
    }
  }

  private call(path: string, init: RequestInit = {}): Promise<Response> {
    const { baseUrl, token, timeoutMs } = this.options;
    return fetch(baseUrl.replace(/(?<!\/)\/+$/, '') + path, {
      ...init,
      headers: { ...(init.headers as object), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      // A redirect would carry the text and the token to an address nobody configured.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  }
}

async function readReply(response: Response): Promise<Reply> {
  const { status, ok } = response;
  if (ok) return { is: 'sent', messageId: acceptedSchema.parse(await response.json()).messageId };
  const detail = `${status} ${await problemOf(response)}`.trim();
  if (COME_BACK_LATER.has(status)) return { is: 'not-taken', detail, ...retryAfter(response) };
  if (status >= 500 || status === CONFLICT) return { is: 'unknown', detail };
  return { is: 'refused', detail };
}

/** The problem's code or title; never its detail, which may repeat the text. */
async function problemOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { code, title } = problemSchema.parse(JSON.parse(text));
    return code ?? title ?? '';
  } catch {
    return response.statusText;
  }
}

function retryAfter({ headers }: Response): { retryAfterMs?: number } {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {};
}
