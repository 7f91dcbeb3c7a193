import { Kafka, logLevel } from 'kafkajs';
import { describeKafka } from './index.js';

await describeKafka('a test broker', ({ brokers }) => {
  it('is a real one: it keeps what is sent', async () => {
    const topic = `testing-${Date.now()}`;
    const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    const [admin, producer] = [kafka.admin(), kafka.producer()];
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ topics: [{ topic }] });
    await producer.send({ topic, acks: -1, messages: [{ key: 'a', value: 'b' }] });
    expect(await admin.fetchTopicOffsets(topic)).toMatchObject([{ partition: 0, high: '1' }]);
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
});
