import { sameToken } from '@reprise/service-host';
import type { Request } from 'express';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Whether a person may see the status page without signing in: a browser on this machine that asked for it by a local
 * name (a page elsewhere that resolves its own name to 127.0.0.1 does not) and through no proxy; or anybody with the token.
 */
export function mayLook(request: Pick<Request, 'socket' | 'headers' | 'query'>, token: string): boolean {
  const { headers, socket, query } = request;
  const direct = headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
  if (direct && LOOPBACK.has(socket.remoteAddress ?? '') && LOCAL_NAME.test(headers.host ?? '')) return true;
  return typeof query['token'] === 'string' && sameToken(token)(query['token']);
}
