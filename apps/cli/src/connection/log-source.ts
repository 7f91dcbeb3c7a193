import {
  eventOf,
  ids,
  kafkaTransport,
  postgresTransport,
  type ConsumedRecord,
  type LogTransport,
} from '@reprise/event-log';
import type { StoredEvent } from '@reprise/contracts';
import { environment } from '../config.js';
import { UsageError } from '../errors.js';
import type { Connection } from './connection.js';

export type SourceName = 'postgres' | 'kafka';

/** A log to read: from Kafka, or from the Postgres log's table. */
export class LogSource {
  private constructor(
    readonly name: SourceName,
    private readonly transport: LogTransport,
  ) {}

  /** `from` chooses when both are known; otherwise the one the connection names, Kafka first. */
  static open(connection: Connection, from?: SourceName): LogSource {
    const name = from ?? (connection.kafka !== null ? 'kafka' : 'postgres');
    if (name === 'kafka') {
      if (connection.kafka === null) throw new UsageError('--from kafka needs --kafka HOST:PORT');
      const namespace = environment().KAFKA_NAMESPACE;
      const place = { brokers: connection.kafka.split(','), clientId: 'reprise-cli' };
      return new LogSource(name, kafkaTransport({ ...place, ...(namespace === undefined ? {} : { namespace }) }));
    }
    if (connection.databaseUrl === null)
      throw new UsageError('reading the log needs --database URL or --kafka HOST:PORT');
    return new LogSource(name, postgresTransport({ connection: connection.databaseUrl }));
  }

  /** The records of `conversation.events`, in offset order per fan; of one fan when a fan is given. */
  async *events(fan?: string): AsyncGenerator<StoredEvent[]> {
    const reader = this.transport.reader();
    try {
      for await (const page of reader.read('conversation.events', fan === undefined ? {} : { key: fan }))
        yield page
          .filter((record) => fan === undefined || record.key === fan)
          .map((record: ConsumedRecord) => eventOf(record));
    } finally {
      await reader.close();
    }
  }

  close(): Promise<void> {
    return this.transport.close();
  }
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
