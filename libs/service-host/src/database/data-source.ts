import type { ServiceName } from '@reprise/contracts';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { HostConfig } from '../config/host-config.js';
import type { ServiceDefinition } from '../service-definition.js';

const STATEMENT_TIMEOUT_MS = 30_000;
/** No write transaction of ours lasts over 5 s; one that idles this long has lost its owner. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** A connection comes with a server process, and statements to prepare and plan: one that is needed in bursts is kept between them. */
const IDLE_CONNECTION_MS = 300_000;

const sessionOptions = (service: string, settings: Readonly<Record<string, number | string>>) =>
  [`search_path=${service},public`, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)]
    .map((setting) => `-c ${setting}`)
    .join(' ');

/** A service's connections: its own schema first on the search path, so that its SQL names tables alone. */
export const dataSourceOptions = (
  { name, entities = [] }: Pick<ServiceDefinition, 'name' | 'entities'>,
  config: Pick<HostConfig, 'DATABASE_URL' | 'DATABASE_POOL'>,
): PostgresDataSourceOptions => ({
  type: 'postgres',
  url: config.DATABASE_URL,
  applicationName: `reprise-${name}`,
  poolSize: config.DATABASE_POOL,
  entities: [...entities],
  synchronize: false,
  installExtensions: false,
  connectTimeoutMS: CONNECT_TIMEOUT_MS,
  extra: {
    // The statements of a batch are sent without waiting for each other's answers.
    pipeline: true,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    options: sessionOptions(name, {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      // A search plans as dear over many vaults and runs in milliseconds: compiling it takes longer.
      jit: 'off',
    }),
  },
});

/** The pool under TypeORM, shared with the event log: one limit on connections per process. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as PostgresDriver).master as Pool;

/** Where a service's jobs and timers live, beside its own schema. */
export const jobsSchema = (service: ServiceName): string => `${service}_jobs`;
