import { randomUUID } from 'node:crypto';
import { describeKafka, testDatabase } from '@reprise/testing';
import { kafkaTransport } from '../kafka/index.js';
import { describeEventLog } from './event-log.suite.js';

await describeKafka('with a real broker', ({ brokers }) => {
  describeEventLog('Kafka', {
    database: () => testDatabase(),
    transport: async () =>
      kafkaTransport({
        brokers: brokers.split(','),
        clientId: 'suite',
        namespace: `log-${randomUUID().slice(0, 8)}.`,
        timing: { maxWait: 50 },
      }),
  });
});
