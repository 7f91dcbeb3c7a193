import { randomBytes, randomUUID } from 'node:crypto';
import kafkajs, { CompressionTypes, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { describeKafka, eventually } from '@reprise/testing';
import type { LogLogger } from '../../logger.js';
import type { ConsumedRecord } from '../../ports.js';
import { recordsOf } from '../../transport/suite/lab.js';
import { readAll } from '../../transport/suite/sending.js';
import { kafkaTransport } from '../index.js';

/** Values that repeat, that do not, that are long, and that are next to nothing. */
const VALUES = [
  '"a"',
  JSON.stringify('the same words again and again, '.repeat(8_000)),
  JSON.stringify('ab'.repeat(40_000)),
  JSON.stringify(randomBytes(150_000).toString('base64')),
  JSON.stringify('é🙂\u2028'.repeat(3_000)),
];

await describeKafka('a topic whose records are compressed by others', ({ brokers }) => {
  const namespace = `codec-${randomUUID().slice(0, 8)}.`;
  const admin = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING }).admin();
  beforeAll(() => admin.connect());
  afterAll(() => admin.disconnect());

  /** The broker packs what it is sent anew, with the library that Java clients use. */
  const packedBy = async (codec: string, logger?: LogLogger) => {
    const place = `${namespace}${codec}.`;
    const transport = kafkaTransport({
      brokers: brokers.split(','),
      clientId: 'spec',
      namespace: place,
      topics: [{ name: 'orders', partitions: 1, retentionMs: 600_000 }],
      compression: 'none',
      ...(logger ? { logger } : {}),
    });
    await transport.createTopics();
    const configEntries = [{ name: 'compression.type', value: codec }];
    const resource = { type: ConfigResourceTypes.TOPIC, name: `${place}orders`, configEntries };
    await admin.alterConfigs({ validateOnly: false, resources: [resource] });
    const producer = transport.producer('spec');
    await producer.connect();
    const [model] = recordsOf('orders', ['fan'], 1);
    await producer.send(VALUES.map((value) => ({ ...model!, value })));
    await producer.close();
    return transport;
  };

  it.each(['snappy', 'lz4', 'zstd', 'gzip'])('is read by readers and consumers alike: %s', async (codec) => {
    const transport = await packedBy(codec);
    expect((await readAll(transport, 'orders')).map(({ value }) => value)).toEqual(VALUES);
    const consumed: ConsumedRecord[] = [];
    const consumer = transport.consumer({
      group: 'codecs',
      topics: ['orders'],
      maxBatch: 100,
      onBatch: (records) => Promise.resolve(void consumed.push(...records)),
      onFatal: (error) => {
        throw error;
      },
    });
    await consumer.start();
    await eventually(() => expect(consumed.map(({ value }) => value)).toEqual(VALUES));
    await consumer.stop();
    await transport.close();
  });

  it('does not stop silently where a codec fails: the log says which, again with every attempt', async () => {
    const warnings: string[] = [];
    const tell = (fields: object, message: string) => void warnings.push(`${JSON.stringify(fields)} ${message}`);
    const transport = await packedBy('snappy', { info: () => undefined, warn: tell, error: tell } as LogLogger);
    const codecs = kafkajs.CompressionCodecs as Record<number, unknown>;
    const known = codecs[CompressionTypes.Snappy];
    codecs[CompressionTypes.Snappy] = () => ({ decompress: () => Promise.reject(new Error('snappy: not today')) });
    const consumer = transport.consumer({
      group: 'broken',
      topics: ['orders'],
      maxBatch: 100,
      onBatch: () => Promise.resolve(),
      onFatal: (error) => void warnings.push(`fatal ${error.message}`),
    });
    try {
      await consumer.start();
      await eventually(() => expect(warnings.join('\n')).toContain('not today'), { timeoutMs: 15_000 });
    } finally {
      await consumer.stop();
      await transport.close();
      codecs[CompressionTypes.Snappy] = known;
    }
  });
});
