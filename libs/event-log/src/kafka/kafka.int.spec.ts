import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Kafka, KafkaJSProtocolError, logLevel, type Admin } from 'kafkajs';
import { describeKafka } from '@reprise/testing';
import { TOPICS } from '@reprise/contracts';
import { describeTransport } from '../transport.suite.js';
import { recordsOf, sequences, inOrder } from '../transport/suite/lab.js';
import { readAll } from '../transport/suite/sending.js';
import { contractTopics } from '../transport/topics.js';
import { kafkaTransport, openTopics, type KafkaTransportOptions } from './index.js';

await describeKafka('Kafka', ({ brokers }) => {
  const adminOf = () => new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();

  describeTransport('Kafka', async () => {
    const admin = adminOf();
    await admin.connect();
    return {
      open: (topics, wire) =>
        kafkaTransport({
          brokers: brokers.split(','),
          clientId: 'suite',
          topics,
          timing: { sessionTimeout: 6_000, rebalanceTimeout: 1_000, maxWait: 50 },
          socketFactory: ({ host, port, onConnect }) => wire.add(connect({ host, port, noDelay: true }, onConnect)),
        }),
      committed: async (groupId, topic) => {
        const [found] = await admin.fetchOffsets({ groupId, topics: [topic] });
        // -1 is a partition of which nothing was committed.
        return found!.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
      },
      living: async (group) => (await admin.describeGroups([group])).groups[0]!.members.length,
      close: () => admin.disconnect(),
    };
  });

  describe('what only Kafka has', () => {
    const namespace = `spec-${randomUUID().slice(0, 8)}.`;
    const topics = [{ name: 'orders', partitions: 3, retentionMs: 60_000 }];
    const admin = adminOf();
    const transportOf = (options: Partial<KafkaTransportOptions> = {}) =>
      kafkaTransport({ brokers: brokers.split(','), clientId: 'spec', namespace, topics, ...options });

    beforeAll(() => admin.connect());
    afterAll(() => admin.disconnect());

    it.each(['zstd', 'gzip', 'none'] as const)('reads what was sent with compression %s', async (compression) => {
      const transport = transportOf({ compression, namespace: `${namespace}${compression}.` });
      await transport.createTopics();
      const producer = transport.producer('spec');
      await producer.connect();
      await producer.send(recordsOf('orders', ['fan'], 50));
      await producer.close();
      expect(sequences(await readAll(transport, 'orders'))).toEqual(inOrder(['fan'], 50));
      await transport.close();
    });

    it('gives the topics of the contracts their partitions and retention, under the namespace', async () => {
      const transport = kafkaTransport({
        brokers: brokers.split(','),
        clientId: 'spec',
        namespace: `${namespace}all.`,
      });
      await transport.createTopics();
      await transport.close();
      const names = contractTopics().map(({ name }) => `${namespace}all.${name}`);
      const metadata = await admin.fetchTopicMetadata({ topics: names });
      expect(metadata.topics.map(({ partitions }) => partitions.length)).toEqual(names.map(() => 16));
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: 2, name, configNames: ['retention.ms'] })),
      });
      const retention = Object.fromEntries(resources.map((r) => [r.resourceName, r.configEntries[0]!.configValue]));
      expect(retention[`${namespace}all.conversation.events`]).toBe('-1');
      expect(retention[`${namespace}all.transitions`]).toBe(String(TOPICS.transitions.retentionMs));
      await admin.deleteTopics({ topics: names });
    });

    it('waits for a broker that has not heard of a new topic yet', async () => {
      const topic = `${namespace}fresh`;
      let answers = 0;
      const forgetful: Admin = {
        ...admin,
        fetchTopicMetadata: async (asked) => {
          if (++answers <= 2) throw unknownTopic();
          return admin.fetchTopicMetadata(asked);
        },
      };
      await openTopics(forgetful, [{ topic, numPartitions: 2, replicationFactor: 1 }]);
      expect(answers).toBeGreaterThan(2);
      const { topics: made } = await admin.fetchTopicMetadata({ topics: [topic] });
      expect(made[0]!.partitions.every(({ leader }) => leader >= 0)).toBe(true);
      await admin.deleteTopics({ topics: [topic] });
    });

    it('leaves no group behind after reading', async () => {
      const transport = transportOf();
      await transport.createTopics();
      const producer = transport.producer('spec');
      await producer.connect();
      await producer.send(recordsOf('orders', ['fan'], 5));
      await producer.close();
      expect(await readAll(transport, 'orders')).toHaveLength(5);
      await transport.close();
      const { groups } = await admin.listGroups();
      expect(groups.filter(({ groupId }) => groupId.startsWith(namespace))).toEqual([]);
    });
  });
});

/** As the client reads it off the wire. */
const unknownTopic = () =>
  new KafkaJSProtocolError(
    Object.assign(new Error('This server does not host this topic-partition'), {
      type: 'UNKNOWN_TOPIC_OR_PARTITION',
      code: 3,
      retriable: true,
    }),
  );
