import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import { freePort } from '../ports.js';

const IMAGE = 'apache/kafka:4.4.0';

export interface KafkaContainer {
  readonly brokers: string;
  stop(): Promise<void>;
}

/** A broker in Docker. It announces its own address, so the port outside must be known before it starts. */
export async function startKafkaContainer(): Promise<KafkaContainer> {
  const port = await freePort();
  const { host } = (await getContainerRuntimeClient()).info.containerRuntime;
  const container = await new GenericContainer(IMAGE)
    .withExposedPorts({ container: port, host: port })
    .withEnvironment(settings(host, port))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return { brokers: `${host}:${port}`, stop: () => container.stop().then(() => undefined) };
}

const settings = (host: string, port: number) => ({
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:19093`,
  // What clients are told in answer to their first request; Docker's machine is not always this one.
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${host}:${port}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:19093',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '500',
  KAFKA_LOG_RETENTION_MS: '-1',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
});
