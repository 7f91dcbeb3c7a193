import { KeyRing, LocalKms } from '@reprise/event-log';
import { parseLocation, transportOf, type RunningService } from '@reprise/service-host';
import type { INestApplication } from '@nestjs/common';
import pg from 'pg';
import { TENANT } from '../environment.js';
import { EventFeed } from '../feed/event-feed.js';
import { keepOverview, OverviewTable } from '../overview/kept-overview.js';
import { Overview } from '../overview/overview.js';
import { snapshotOf, type Snapshot } from '../overview/snapshot.js';
import type { ServiceEnvironment } from '../services.js';
import type { Start } from '../system.js';
import { frontApp } from './front-app.js';

export interface OpenFront {
  readonly app: INestApplication;
  snapshot(): Promise<Snapshot>;
}

export interface FrontNeeds {
  readonly start: Start;
  readonly services: readonly RunningService[];
  readonly environment: ServiceEnvironment;
}

const CONNECTIONS = 4;

/** What watches the log and shows it: the reading API, the status page, and the numbers for the terminal. */
export async function openFront({ start, services, environment }: FrontNeeds): Promise<OpenFront> {
  const { options, secrets, shutdown, log } = start;
  const location = parseLocation('the front', environment);
  const pool = new pg.Pool({
    connectionString: location.DATABASE_URL,
    max: CONNECTIONS,
    application_name: 'reprise-front',
  });
  pool.on('error', (error) => log.logger.warn({ err: error }, 'an idle connection of the front broke'));
  await shutdown.add('database pool of the front', () => pool.end());
  const transport = transportOf('front', location);
  await shutdown.add('log of the front', () => transport.close());
  const waits = (error: Error) => log.logger.warn({ err: error }, 'the feed waits for the database');
  const table = new OverviewTable(pool);
  const kept = await table.load();
  const overview = new Overview(kept?.overview);
  const feed = new EventFeed(pool, waits, kept?.position);
  feed.subscribe((events) => overview.add(events));
  await feed.start();
  const endKeeping = keepOverview(table, feed, overview, waits);
  await shutdown.add('feed', async () => {
    await feed.stop();
    await endKeeping();
  });
  const snapshot = () => snapshotOf(overview, services);
  const keys = new KeyRing(pool, new LocalKms(Buffer.from(secrets.kmsKey, 'base64')));
  await shutdown.add('keys', () => keys.close());
  const app = await frontApp({
    services,
    snapshot,
    pool,
    transport,
    feed,
    overview,
    token: secrets.token,
    tokens: [{ token: secrets.token, tenant: TENANT, operator: true }],
    pace: options.pace,
    keys,
  });
  await shutdown.add('front', () => app.close());
  return { app, snapshot };
}
