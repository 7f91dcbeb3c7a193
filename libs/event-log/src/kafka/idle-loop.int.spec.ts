import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { describeKafka } from '@reprise/testing';
import { silentLogger } from '../logger.js';
import { kafkaClient } from './client.js';

await describeKafka('an idle connection to a broker', ({ brokers }) => {
  it('sets no timers: nothing waits in its queue', async () => {
    const admin = kafkaClient({ brokers: brokers.split(','), clientId: 'idle' }, 'idle', silentLogger).admin();
    await admin.connect();
    await admin.listTopics();
    await delay(50);
    const timers = jest.spyOn(globalThis, 'setTimeout');
    await delay(500);
    const byKafkajs = timers.mock.calls.length;
    timers.mockRestore();
    await admin.disconnect();
    // The loop that is ended would set several hundred.
    expect(byKafkajs).toBeLessThan(20);
  });
});
