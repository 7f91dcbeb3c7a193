import { Partitioners } from 'kafkajs';
import { murmur2, partitionOf } from './partitions.js';

describe('partitions', () => {
  // The vectors of Kafka's own UtilsTest#testMurmur2.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('murmur2 of %s is the number Kafka computes', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it('puts every key where the default partitioner of the Kafka client puts it', () => {
    const partitioner = Partitioners.DefaultPartitioner();
    const partitionMetadata = Array.from({ length: 16 }, (_, partitionId) => ({ partitionId, leader: 1 })) as never;
    for (let i = 0; i < 2_000; i++) {
      const key = `fan-${i}-${'é💬'.repeat(i % 5)}`;
      expect(partitionOf(key, 16)).toBe(partitioner({ topic: 't', partitionMetadata, message: { key, value: '' } }));
    }
  });
});
