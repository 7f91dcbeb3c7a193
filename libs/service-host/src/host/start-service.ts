import { EventLog, EventLogServer, type Clock, type LogTransport, type Random } from '@reprise/event-log';
import type { ServiceName } from '@reprise/contracts';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { RequestListener, Server } from 'node:http';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { z } from 'zod';
import type { HostConfig } from '../config/host-config.js';
import { migrate } from '../database/migrate.js';
import { Readiness, type Health } from '../health/readiness.js';
import { holderByToken } from '../http/auth.js';
import { useBodies } from '../http/bodies.js';
import { keepAlive } from '../http/keep-alive.js';
import { serveOpenApi } from '../http/openapi.js';
import { createLogger, HostLogger } from '../logging.js';
import { logGauges } from '../metrics/log-gauges.js';
import type { ConfigOf, ServiceDefinition } from '../service-definition.js';
import { transportOf } from '../database/transport.js';
import { serviceModule, type ServiceParts } from './service.module.js';
import { stopInOrder } from './stop-in-order.js';

export interface StartOptions {
  /** False mounts the service into another server through `handler`; it then opens no port. */
  readonly listen?: boolean;
  /** Told when the service cannot go on; the process should end. */
  readonly onFatal?: (error: Error) => void;
  readonly logger?: Logger;
  readonly registry?: Registry;
  readonly transport?: LogTransport;
  readonly clock?: Clock;
  readonly random?: Random;
}

export interface RunningService {
  readonly name: ServiceName;
  /** Serves the service's paths, which are complete (`/v1/<service>/…`). */
  readonly handler: RequestListener;
  /** Where it listens; undefined when mounted. */
  readonly url: string | undefined;
  readonly log: EventLog;
  readonly metrics: Registry;
  health(): Promise<Health>;
  /** Stops fetching, drains, commits, leaves the group, stops jobs and relay, closes the database: in this order. */
  stop(): Promise<void>;
}

/** Starts a service in this process and resolves once it has joined its group and answers. */
export async function startService<X extends z.ZodObject>(
  definition: ServiceDefinition<X>,
  config: ConfigOf<ServiceDefinition<X>>,
  options: StartOptions = {},
): Promise<RunningService> {
  const host: HostConfig = config;
  const { name } = definition;
  if (host.REPRISE_MIGRATE === 'on-start') await migrate(definition, host);
  const transport = options.transport ?? transportOf(name, host);
  const ownTransport = options.transport ? undefined : transport;
  const logger = options.logger ?? createLogger(name, host);
  const registry = options.registry ?? new Registry();
  registry.setDefaultLabels({ service: name });
  const onFatal = options.onFatal ?? ((error: Error) => logger.fatal({ err: error }, 'the log cannot go on'));
  const app = await createApp(definition, { ...options, config: host, transport, logger, registry, onFatal });
  try {
    await begin(app, transport);
    if (options.listen !== false) await app.listen(host.PORT, host.HOST);
  } catch (error) {
    await stopInOrder(app, ownTransport);
    throw error;
  }
  return {
    name,
    handler: app.getHttpAdapter().getInstance() as RequestListener,
    url: options.listen === false ? undefined : await app.getUrl(),
    log: app.get(EventLog),
    metrics: registry,
    health: () => app.get(Readiness).check(),
    stop: () => stopInOrder(app, ownTransport),
  };
}

async function createApp(definition: ServiceDefinition, parts: ServiceParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(serviceModule(definition, parts), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(HostLogger));
  keepAlive(app.getHttpServer() as Server);
  app.use(helmet());
  const holderOf = holderByToken(parts.config.REPRISE_TOKENS);
  useBodies(app, definition, (request) => holderOf(request) !== undefined);
  serveOpenApi(app, definition);
  app.connectMicroservice<MicroserviceOptions>({ strategy: app.get(EventLogServer) }, { inheritAppConfig: true });
  const log = app.get(EventLog);
  logGauges(parts.registry, () => log.status());
  return app;
}

/** Publishing, then consuming; only then may anybody ask. */
async function begin(app: NestExpressApplication, transport: LogTransport): Promise<void> {
  // In Postgres nobody else deletes expired records: whoever has made sure of the topics does.
  if (transport.kind === 'postgres') await transport.createTopics();
  await app.init();
  app.get(EventLog).start();
  await app.startAllMicroservices();
}
