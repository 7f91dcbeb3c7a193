// One hop of the bare kafkajs chain, as a process: consume, send what was consumed to the next topic, commit.
import { consumerOf, kafkaClient, producerOf } from './kafka-client.js';

const [brokers = '', from = '', to = ''] = process.argv.slice(2);
const kafka = kafkaClient(brokers, `bare-${from}`);
const producer = producerOf(kafka);
const consumer = consumerOf(kafka, `${from}-group`);
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: [from], fromBeginning: true });
consumer.on(consumer.events.GROUP_JOIN, () => process.send?.('ready'));
await consumer.run({
  autoCommit: true,
  autoCommitInterval: 1_000,
  partitionsConsumedConcurrently: 1,
  eachBatch: async ({ batch }) => {
    for (let i = 0; i < batch.messages.length; i += 400)
      await producer.send({
        topic: to,
        acks: -1,
        messages: batch.messages.slice(i, i + 400).map(({ key, value, headers }) => ({ key, value, headers })),
      });
  },
});
process.once(
  'message',
  () => void Promise.all([consumer.disconnect(), producer.disconnect()]).then(() => process.exit(0)),
);
