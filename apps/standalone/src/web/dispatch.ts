import { SERVICES, type ServiceName } from '@reprise/contracts';
import type { IncomingMessage } from 'node:http';

interface Target {
  readonly service: ServiceName;
  /** The path and query the service knows. */
  readonly url: string;
}

/** Paths of the public API that one service answers under its own prefix. */
const ALIASES: readonly (readonly [prefix: string, service: ServiceName, target: string])[] = [
  ['/v1/platforms', 'ingest', '/v1/platforms'],
  ['/v1/reports', 'pricing', '/v1/pricing/reports'],
  ['/v1/statements', 'pricing', '/v1/pricing/statements'],
  ...SERVICES.map((service) => [`/v1/${service}`, service, `/v1/${service}`] as const),
];

/** Which service answers a request behind the one port; undefined for what the standalone answers itself. */
export function targetOf({ url = '/' }: Pick<IncomingMessage, 'url'>): Target | undefined {
  for (const [prefix, service, target] of ALIASES) {
    const rest = url.slice(prefix.length);
    // `/v1/pricing` and `/v1/pricing/x`, not `/v1/pricing-x`.
    if (url.startsWith(prefix) && /^([/?]|$)/.test(rest)) return { service, url: target + rest };
  }
  return undefined;
}
