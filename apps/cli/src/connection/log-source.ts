import { kafkaTransport, postgresTransport, type LogTransport } from '@reprise/event-log';
import { environment } from '../config.js';
import { UsageError } from '../errors.js';
import type { FanSource } from '../replay/fan-source.js';
import { LogRecords } from '../replay/log-records.js';
import { ServiceTables } from '../replay/service-tables.js';
import type { Connection } from './connection.js';

export type SourceName = 'postgres' | 'kafka';

/**
 * Where fans are read from: the log that carries the records (Kafka when it is named, else the Postgres log), or, by
 * `postgres`, the services' own tables, whichever log carries them.
 */
export function openSource(connection: Connection, from?: SourceName): FanSource {
  const { kafka, databaseUrl } = connection;
  if (from === 'kafka' && kafka === null) throw new UsageError('--from kafka needs --kafka HOST:PORT');
  if (from === 'postgres' && databaseUrl === null) throw new UsageError('--from postgres needs --database URL');
  if (from === 'postgres') return new ServiceTables(databaseUrl!);
  return new LogRecords(kafka === null ? 'log' : 'kafka', openLog(connection));
}

/** The log that carries the records: Kafka when it is named, else the Postgres log. */
export function openLog({ kafka, databaseUrl }: Connection): LogTransport {
  if (kafka !== null) {
    const namespace = environment().KAFKA_NAMESPACE;
    const place = { brokers: kafka.split(','), clientId: 'reprise-cli' };
    return kafkaTransport({ ...place, ...(namespace === undefined ? {} : { namespace }) });
  }
  if (databaseUrl === null) throw new UsageError('reading the log needs --database URL or --kafka HOST:PORT');
  return postgresTransport({ connection: databaseUrl });
}
