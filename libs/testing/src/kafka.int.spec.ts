import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { describeKafka, eventually } from './index.js';

await describeKafka('a test broker', ({ brokers }) => {
  it('is a real one: it keeps what is sent', async () => {
    const topic = `testing-${randomUUID()}`;
    const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    const [admin, producer] = [kafka.admin(), kafka.producer()];
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic }] });
    // A broker that has not heard of the topic yet refuses to say anything about it.
    await eventually(() => admin.fetchTopicOffsets(topic));
    await producer.send({ topic, acks: -1, messages: [{ key: 'a', value: 'b' }] });
    expect(await admin.fetchTopicOffsets(topic)).toMatchObject([{ partition: 0, high: '1' }]);
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
});
