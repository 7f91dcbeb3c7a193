import { connect } from 'node:net';
import { Kafka, logLevel, type Consumer, type Producer } from 'kafkajs';
import { endIdleLoop, openTopics } from '@reprise/event-log';

endIdleLoop();

/** kafkajs set up alike for both bare chains: idempotent, one send at a time, short fetch waits. */
export function kafkaClient(brokers: string, clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    socketFactory: ({ host, port, onConnect }) => connect({ host, port, noDelay: true, keepAlive: true }, onConnect),
  });
}

export const producerOf = (kafka: Kafka): Producer => kafka.producer({ idempotent: true, maxInFlightRequests: 1 });

export const consumerOf = (kafka: Kafka, groupId: string): Consumer =>
  kafka.consumer({
    groupId,
    maxWaitTimeInMs: 100,
    minBytes: 1,
    sessionTimeout: 30_000,
    heartbeatInterval: 1_000,
    rebalanceTimeout: 3_000,
  });

export async function createTopics(
  kafka: Kafka,
  topics: readonly string[],
  partitions: number,
): Promise<() => Promise<void>> {
  const admin = kafka.admin();
  await admin.connect();
  await openTopics(
    admin,
    topics.map((topic) => ({ topic, numPartitions: partitions, replicationFactor: 1 })),
  );
  return async () => {
    await admin.deleteTopics({ topics: [...topics] });
    await admin.disconnect();
  };
}

/** Sorted percentile of milliseconds, one decimal. */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN) * 10) / 10;
};

/** One clock for every process of the machine, in milliseconds. */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;
