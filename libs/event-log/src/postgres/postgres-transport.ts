import pg from 'pg';
import { type LogLogger, silentLogger } from '../logger.js';
import type { LogConsumer, LogConsumerOptions, LogProducer, LogReader, LogTransport } from '../ports.js';
import { contractTopics, type TopicDefinition } from '../transport/topics.js';
import { PostgresConsumer } from './consumer.js';
import { migrateLog } from './migrations.js';
import { PostgresProducer } from './producer.js';
import { PostgresReader } from './reader.js';
import { deleteExpired } from './retention.js';
import { createTopics } from './topics.js';

const POOL_SIZE = 4;
const POLL_MS = 200;
const RETENTION_EVERY_MS = 3_600_000;

export interface PostgresTransportOptions {
  /**
   * A URL or the driver's settings. Must reach the server itself: a pooler that shares sessions (PgBouncer in transaction mode)
   * loses LISTEN and session locks.
   */
  readonly connection: string | pg.ClientConfig;
  /** Where the tables live; `log` unless told otherwise. */
  readonly schema?: string;
  /** What createTopics makes; the topics of the contracts unless told otherwise. */
  readonly topics?: readonly TopicDefinition[];
  /** Milliseconds a consumer sleeps at most between looks; notifications wake it earlier. Default 200. */
  readonly poll?: number;
  readonly logger?: LogLogger;
}

/** The log over tables of a PostgreSQL 14 or newer: a pool of four, and one connection for each consumer. */
export function postgresTransport(options: PostgresTransportOptions): LogTransport {
  const { schema = 'log', logger = silentLogger, poll = POLL_MS } = options;
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`"${schema}" is not a schema name this log accepts`);
  const connection =
    typeof options.connection === 'string' ? { connectionString: options.connection } : options.connection;
  const pool = new pg.Pool({
    connectionTimeoutMillis: 5_000,
    application_name: 'reprise-log',
    ...connection,
    max: POOL_SIZE,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => logger.warn({ error: error.message }, 'an idle connection of the log broke'));

  let retention: NodeJS.Timeout | undefined;
  let pruning: Promise<unknown> = Promise.resolve();
  const prune = (): void => {
    pruning = deleteExpired(pool, schema).catch((error: Error) =>
      logger.warn({ error: error.message }, 'expired records could not be deleted, trying again in an hour'),
    );
  };

  return {
    kind: 'postgres',
    async createTopics(): Promise<void> {
      await migrateLog(connection, schema);
      await createTopics(pool, schema, options.topics ?? contractTopics());
      prune();
      retention ??= setInterval(prune, RETENTION_EVERY_MS).unref();
    },
    producer: (_clientId: string): LogProducer => new PostgresProducer(pool, schema),
    consumer: (consumer: LogConsumerOptions): LogConsumer =>
      new PostgresConsumer({
        ...consumer,
        schema,
        poll,
        logger,
        connection: { application_name: `reprise-log-${consumer.group}`, ...connection },
      }),
    reader: (): LogReader => new PostgresReader(pool, schema),
    async close(): Promise<void> {
      clearInterval(retention);
      await pruning;
      await pool.end();
    },
  };
}
