import { ids, kafkaTransport, postgresTransport } from '@reprise/event-log';
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
  if (kafka !== null) {
    const namespace = environment().KAFKA_NAMESPACE;
    const place = { brokers: kafka.split(','), clientId: 'reprise-cli' };
    return new LogRecords('kafka', kafkaTransport({ ...place, ...(namespace === undefined ? {} : { namespace }) }));
  }
  if (databaseUrl === null) throw new UsageError('reading the log needs --database URL or --kafka HOST:PORT');
  return new LogRecords('log', postgresTransport({ connection: databaseUrl }));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A fan as people name them: our id, or `creator/fan` with the platform's own ids. */
export function fanIdOf(name: string, { tenant, platform }: Pick<Connection, 'tenant' | 'platform'>): string {
  if (UUID.test(name)) return name.toLowerCase();
  const split = name.indexOf('/');
  if (split <= 0 || split === name.length - 1)
    throw new UsageError(
      `${name} is not a fan: give our id, or creator/fan with the platform's ids, such as mira-draws/sam-hill`,
    );
  const creator = ids.creatorId(tenant, name.slice(0, split));
  return ids.fanId(tenant, creator, platform, name.slice(split + 1));
}
