import { createHash, timingSafeEqual } from 'node:crypto';
import { HttpProblem } from './problem.js';
import type { Handler, Request, Routes } from './server.js';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
/** The sandbox stands in for somebody else's platform: of the product it knows the contracts alone, so its server is its own. */
const sha256 = (text: string) => createHash('sha256').update(text).digest();

/**
 * Control routes are for whoever runs the sandbox: from the same machine, or with the token. A web page open in a
 * browser on that machine is neither: its requests carry a foreign Host (rebinding) or no JSON content type (no preflight).
 */
export function guarded(routes: Routes, token: string | undefined): Routes {
  return Object.fromEntries(Object.entries(routes).map(([route, handler]) => [route, guard(route, handler, token)]));
}

const guard =
  (route: string, handler: Handler, token: string | undefined): Handler =>
  (request) => {
    if (!isLocal(request, route) && !holds(request, token))
      throw new HttpProblem(403, 'forbidden', 'control is for this machine, or for the bearer of the control token');
    return handler(request);
  };

function isLocal({ remoteAddress, headers }: Request, route: string): boolean {
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  return LOOPBACK.test(remoteAddress) && LOCAL_HOST.test(headers.host ?? '') && (route.startsWith('GET ') || isJson);
}

function holds({ headers }: Request, token: string | undefined): boolean {
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && given !== undefined && timingSafeEqual(sha256(given), sha256(token));
}
