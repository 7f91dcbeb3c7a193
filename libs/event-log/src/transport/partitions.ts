const M = 0x5bd1e995;
const SEED = 0x9747b28c;

/** Murmur2 as Kafka's Java client has it: 32 bit, signed. Source: org.apache.kafka.common.utils.Utils#murmur2. */
export function murmur2(data: Uint8Array): number {
  const { length } = data;
  const byte = (i: number) => data[i]!;
  let hash = SEED ^ length;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    let k = byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24);
    k = Math.imul(k, M);
    k = Math.imul(k ^ (k >>> 24), M);
    hash = Math.imul(hash, M) ^ k;
  }
  const tail = length & 3;
  if (tail >= 3) hash ^= byte(whole + 2) << 16;
  if (tail >= 2) hash ^= byte(whole + 1) << 8;
  if (tail >= 1) hash = Math.imul(hash ^ byte(whole), M);
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

/** The partition of a key: what Kafka's default partitioner answers, so both adapters put a fan in the same place. */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
