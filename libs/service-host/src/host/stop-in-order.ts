import { EventLog, EventLogServer, JOBS, type Jobs, type LogTransport } from '@reprise/event-log';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import { DataSource } from 'typeorm';
import { Readiness } from '../health/readiness.js';

/** Requests in hand get this long; then their connections are cut (streams of events have no end of their own). */
const REQUEST_GRACE_MS = 3_000;

async function closeHttp(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), REQUEST_GRACE_MS);
  await closed;
  clearTimeout(cut);
}

/** Nest would close the database while a batch is still in hand; the order is ours. */
export async function stopInOrder(app: NestExpressApplication, transport: LogTransport | undefined): Promise<void> {
  app.get(Readiness).stop();
  await closeHttp(app.getHttpServer() as Server);
  await app.get(EventLogServer).close();
  await app.get<Jobs>(JOBS).stop();
  await app.get(EventLog).stop();
  await app.close();
  await app.get(DataSource).destroy();
  await transport?.close();
}
