import {
  Clock,
  DeadLetters,
  EventLog,
  EventLogServer,
  JOBS,
  KeyRing,
  LocalKms,
  pgBossJobs,
  Random,
  SystemClock,
  SystemRandom,
  type LogTransport,
} from '@reprise/event-log';
import type { DynamicModule, Provider } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { SERVICE_CONFIG, type HostConfig } from '../config/host-config.js';
import { dataSourceOptions, jobsSchema, poolOf } from '../database/data-source.js';
import { deadLetterController } from '../dead-letters/dead-letters.controller.js';
import { facetController } from '../facet/facet.controller.js';
import { HealthController } from '../health/health.controller.js';
import { Readiness } from '../health/readiness.js';
import { httpEdge } from '../http/edge.js';
import { HostLogger, logLogger, requestLogging } from '../logging.js';
import { logMetrics } from '../metrics/log-metrics.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import type { ServiceDefinition } from '../service-definition.js';
import { statusController } from './status.controller.js';

export interface ServiceParts {
  readonly config: HostConfig;
  readonly transport: LogTransport;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly onFatal: (error: Error) => void;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** What every slice may inject, whichever module it lives in. */
@Global()
@Module({})
class HostModule {}

function providers(definition: ServiceDefinition, parts: ServiceParts): Provider[] {
  const { name } = definition;
  const { config, transport, logger, registry } = parts;
  return [
    { provide: SERVICE_CONFIG, useValue: config },
    { provide: Registry, useValue: registry },
    { provide: Clock, useValue: parts.clock ?? new SystemClock() },
    { provide: Random, useValue: parts.random ?? new SystemRandom() },
    // Nest's TypeOrmModule keeps one default data source per process; several services may share this one.
    { provide: DataSource, useFactory: () => new DataSource(dataSourceOptions(definition, config)).initialize() },
    {
      provide: EventLog,
      inject: [DataSource, Clock, Random],
      useFactory: (dataSource: DataSource, clock: Clock, random: Random) => {
        const pool = poolOf(dataSource);
        return new EventLog({
          service: name,
          pool,
          connection: pool.options,
          transport,
          keys: new KeyRing(pool, new LocalKms(Buffer.from(config.REPRISE_KMS_KEY, 'base64'))),
          clock,
          random,
          logger: logLogger(logger),
          metrics: logMetrics(registry),
          onFatal: parts.onFatal,
        });
      },
    },
    {
      provide: EventLogServer,
      inject: [EventLog],
      useFactory: (log: EventLog) => new EventLogServer(log),
    },
    {
      provide: JOBS,
      inject: [DataSource, Clock],
      useFactory: (dataSource: DataSource, clock: Clock) =>
        pgBossJobs({
          connection: poolOf(dataSource).options,
          schema: jobsSchema(name),
          logger: logLogger(logger),
          clock,
        }),
    },
    { provide: DeadLetters, inject: [EventLog], useFactory: (log: EventLog) => log.deadLetters },
    Readiness,
    HostLogger,
  ];
}

/** The root module of a service: its slices, and everything the house gives to each of them. */
export function serviceModule(definition: ServiceDefinition, parts: ServiceParts): DynamicModule {
  const own = providers(definition, parts);
  const { name } = definition;
  return {
    module: class ServiceModule {},
    imports: [
      LoggerModule.forRoot(requestLogging(parts.logger)),
      { module: HostModule, providers: own, exports: own },
      ...(definition.imports ?? []),
    ],
    controllers: [
      HealthController,
      MetricsController,
      statusController(name),
      deadLetterController(name),
      facetController(name),
      ...(definition.controllers ?? []),
    ],
    providers: [...httpEdge, ...(definition.providers ?? [])],
  };
}
