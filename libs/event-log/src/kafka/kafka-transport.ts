import type { Admin } from 'kafkajs';
import { silentLogger } from '../logger.js';
import type { LogConsumer, LogConsumerOptions, LogProducer, LogReader, LogTransport } from '../ports.js';
import { contractTopics } from '../transport/topics.js';
import { kafkaClient } from './client.js';
import { KafkaConsumer } from './consumer.js';
import { DEFAULT_TIMING, type KafkaTransportOptions } from './options.js';
import { KafkaProducer } from './producer.js';
import { KafkaReader } from './reader.js';
import { Names } from './records.js';
import { createTopics } from './topics.js';

/** The log over a Kafka cluster (3.9 and 4.x were tried). Producers and consumers are closed by who made them. */
export function kafkaTransport(options: KafkaTransportOptions): LogTransport {
  const logger = options.logger ?? silentLogger;
  const names = new Names(options.namespace ?? '');
  const client = (clientId = options.clientId) => kafkaClient(options, clientId, logger);

  let connected: Promise<Admin> | undefined;
  const admin = (): Promise<Admin> => {
    connected ??= connectAdmin().catch((error: Error) => {
      connected = undefined;
      throw error;
    });
    return connected;
  };
  const connectAdmin = async (): Promise<Admin> => {
    const created = client(`${options.clientId}-admin`).admin();
    await created.connect();
    return created;
  };

  return {
    kind: 'kafka',
    async createTopics(): Promise<void> {
      await createTopics(await admin(), names, options.topics ?? contractTopics(), options.replicationFactor);
    },
    producer: (clientId: string): LogProducer => new KafkaProducer(client(clientId), names, options.compression),
    consumer: (consumer: LogConsumerOptions): LogConsumer =>
      new KafkaConsumer({
        ...consumer,
        names,
        logger,
        admin,
        timing: { ...DEFAULT_TIMING, ...options.timing },
        kafka: () => client(`${options.clientId}-${consumer.group}`),
      }),
    reader: (): LogReader =>
      new KafkaReader({ names, logger, admin, kafka: () => client(`${options.clientId}-reader`) }),
    async close(): Promise<void> {
      const admin = await connected;
      connected = undefined;
      await admin?.disconnect();
    },
  };
}
