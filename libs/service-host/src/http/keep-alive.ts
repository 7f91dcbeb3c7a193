import type { Server } from 'node:http';

/**
 * Longer than clients and load balancers keep an idle connection (60 s is usual). With Node's five seconds the server closes
 * one just as the next request leaves, and a POST that was cut so cannot be repeated by whoever sent it.
 */
const KEPT_ALIVE_MS = 75_000;

export function keepAlive(server: Server): void {
  server.keepAliveTimeout = KEPT_ALIVE_MS;
}
