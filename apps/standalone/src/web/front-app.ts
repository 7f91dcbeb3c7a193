import { KeyRing, type LogTransport } from '@reprise/event-log';
import { httpEdge, SERVICE_CONFIG, type ApiToken } from '@reprise/service-host';
import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import helmet from 'helmet';
import type { Pool } from 'pg';
import { EventFeed } from '../feed/event-feed.js';
import { Overview } from '../overview/overview.js';
import { Recent } from '../overview/snapshot.js';
import { EventsController } from '../reading/events.controller.js';
import { FanList } from '../reading/fan-list.js';
import { FanLog } from '../reading/fan-log.js';
import { FansController } from '../reading/fans.controller.js';
import { FRONT, type Front } from './front.js';
import { ProcessController } from './process.controller.js';
import { StatusController } from './status.controller.js';

export interface FrontParts extends Front {
  readonly tokens: readonly ApiToken[];
  readonly pool: Pool;
  readonly keys: KeyRing;
  readonly transport: LogTransport;
  readonly feed: EventFeed;
  readonly overview: Overview;
}

@Module({})
class FrontModule {}

const moduleOf = (parts: FrontParts): DynamicModule => ({
  module: FrontModule,
  controllers: [StatusController, ProcessController, FansController, EventsController],
  providers: [
    ...httpEdge,
    { provide: SERVICE_CONFIG, useValue: { REPRISE_TOKENS: parts.tokens } },
    { provide: FRONT, useValue: parts },
    { provide: KeyRing, useValue: parts.keys },
    { provide: EventFeed, useValue: parts.feed },
    { provide: Recent, useValue: new Recent(parts.overview, parts.keys) },
    { provide: FanLog, useValue: new FanLog(parts.transport) },
    { provide: FanList, useValue: new FanList(parts.pool, parts.keys) },
  ],
});

/** What the standalone answers itself: the reading API over all services, health, metrics, and a page for people. */
export async function frontApp(parts: FrontParts): Promise<INestApplication> {
  const app = await NestFactory.create(moduleOf(parts), { bodyParser: false, abortOnError: false });
  // Plain HTTP on this machine: a browser told to upgrade would find nothing.
  app.use(
    helmet({
      strictTransportSecurity: false,
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    }),
  );
  return app.init();
}
