import type { Admin, ITopicConfig, ITopicMetadata } from 'kafkajs';
import type { TopicDefinition } from '../transport/topics.js';
import { patiently } from './patience.js';
import type { Names } from './records.js';

const MOST_REPLICAS = 3;
const CREATE_MS = 30_000;

/** Creates what is missing and checks what is there: another number of partitions would put fans in other places. */
export async function createTopics(
  admin: Admin,
  names: Names,
  topics: readonly TopicDefinition[],
  replicationFactor?: number,
): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(names.outside(name)));
  if (missing.length > 0) {
    const replicas = replicationFactor ?? Math.min(MOST_REPLICAS, (await admin.describeCluster()).brokers.length);
    await openTopics(
      admin,
      missing.map((topic) => settingsOf(topic, names, replicas)),
    );
  }
  const all = topics.map(({ name }) => names.outside(name));
  for (const { name, partitions } of await settled(admin, all)) {
    const wanted = topics.find((topic) => names.outside(topic.name) === name)!.partitions;
    if (partitions.length !== wanted)
      throw new Error(`topic ${name} has ${partitions.length} partitions, not ${wanted}: keys would lie elsewhere`);
  }
}

/**
 * Creates topics and waits until every partition has a leader. A topic that is there already stays as it is. A broker that has not
 * heard of a new topic yet (UNKNOWN_TOPIC_OR_PARTITION) is asked again.
 */
export async function openTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  // The client's own waiting gives up at the first broker that has not heard of the topic.
  await admin.createTopics({ waitForLeaders: false, timeout: CREATE_MS, topics: [...topics] });
  await settled(
    admin,
    topics.map(({ topic }) => topic),
  );
}

const settingsOf = ({ name, partitions, retentionMs }: TopicDefinition, names: Names, replicas: number) => ({
  topic: names.outside(name),
  numPartitions: partitions,
  replicationFactor: replicas,
  configEntries: [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: String(retentionMs) },
    // With three copies an acknowledged record survives the loss of any one broker, and writes go on.
    { name: 'min.insync.replicas', value: String(Math.max(1, replicas - 1)) },
  ],
});

/** The topics once every partition has a leader. */
const settled = (admin: Admin, topics: string[]): Promise<ITopicMetadata[]> =>
  patiently(async () => {
    const metadata = await admin.fetchTopicMetadata({ topics });
    if (metadata.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0)))
      return metadata.topics;
    throw Object.assign(new Error(`some partitions of ${topics.join(', ')} have no leader`), { retriable: true });
  });
