import { randomUUID } from 'node:crypto';
import {
  type Admin,
  AssignerProtocol,
  type Consumer,
  type EachBatchPayload,
  type Kafka,
  type PartitionAssigner,
} from 'kafkajs';
import type { LogLogger } from '../logger.js';
import type { ConsumedRecord, LogReader } from '../ports.js';
import { partitionOf } from '../transport/partitions.js';
import { RETRY } from './client.js';
import { Handoff } from './handoff.js';
import { patiently } from './patience.js';
import { type Names, toRecords } from './records.js';

const SESSION = { sessionTimeout: 30_000, heartbeatInterval: 3_000, rebalanceTimeout: 10_000, maxWaitTimeInMs: 200 };

export interface ReaderOptions {
  readonly names: Names;
  readonly logger: LogLogger;
  kafka(): Kafka;
  admin(): Promise<Admin>;
}

/**
 * Reads through a group of its own that commits nothing and is deleted afterwards: kafkajs cannot fetch without one.
 * At most one fetch (10 MB) is in memory, whatever the topic holds.
 */
export class KafkaReader implements LogReader {
  private readonly open = new Set<Handoff<ConsumedRecord[]>>();

  constructor(private readonly options: ReaderOptions) {}

  async *read(topic: string, { key }: { readonly key?: string } = {}): AsyncGenerator<readonly ConsumedRecord[]> {
    const { names, kafka, logger } = this.options;
    const admin = await this.options.admin();
    const name = names.outside(topic);
    const ends = await openEnds(admin, name, key);
    if (ends.size === 0) return;
    const handoff = new Handoff<ConsumedRecord[]>();
    this.open.add(handoff);
    const group = names.outside(`reader-${randomUUID()}`);
    const consumer = kafka().consumer({
      groupId: group,
      ...SESSION,
      retry: RETRY,
      partitionAssigners: [only(name, [...ends.keys()])],
    });
    try {
      await follow(consumer, name, ends, handoff, (payload) =>
        toRecords(names, payload.batch).filter((record) => key === undefined || record.key === key),
      );
      for (let records = await handoff.take(); records; records = await handoff.take())
        if (records.length > 0) yield records;
    } finally {
      this.open.delete(handoff);
      handoff.abandon();
      await consumer.disconnect();
      await admin
        .deleteGroups([group])
        .catch((error: Error) => logger.warn({ group, error: error.message }, "a reader's group was not deleted"));
    }
  }

  async count(topic: string): Promise<number> {
    const admin = await this.options.admin();
    const offsets = await patiently(() => admin.fetchTopicOffsets(this.options.names.outside(topic)));
    return offsets.reduce((sum, { low, high }) => sum + Number(BigInt(high) - BigInt(low)), 0);
  }

  close(): Promise<void> {
    for (const handoff of this.open) handoff.fail(new Error('the reader was closed'));
    return Promise.resolve();
  }
}

/** Partition → end now, of the partitions that hold anything; only the key's own one when there is a key. */
async function openEnds(admin: Admin, topic: string, key: string | undefined): Promise<Map<number, bigint>> {
  const offsets = await patiently(() => admin.fetchTopicOffsets(topic));
  const wanted = key === undefined ? undefined : partitionOf(key, offsets.length);
  return new Map(
    offsets
      .filter(({ partition, low, high }) => BigInt(low) < BigInt(high) && (wanted ?? partition) === partition)
      .map(({ partition, high }) => [partition, BigInt(high)]),
  );
}

async function follow(
  consumer: Consumer,
  topic: string,
  ends: Map<number, bigint>,
  handoff: Handoff<ConsumedRecord[]>,
  recordsOf: (payload: EachBatchPayload) => ConsumedRecord[],
): Promise<void> {
  const seen = new Map<number, bigint>();
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    if (!restart) handoff.fail(error);
  });
  // Told of every fetch, also of one that held nothing but control records.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) => {
    const end = ends.get(partition);
    if (end !== undefined && BigInt(lastOffset) + 1n >= end) ends.delete(partition);
    if (ends.size === 0) handoff.end();
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async (payload) => {
      const { partition } = payload.batch;
      const [from, end] = [seen.get(partition) ?? 0n, ends.get(partition)];
      if (end === undefined) return void payload.pause();
      // A group that had to rejoin begins again at the beginning: what was given is not given twice.
      const fresh = recordsOf(payload).filter(({ offset }) => offset >= from && offset < end);
      await beating(payload, handoff.put(fresh));
      seen.set(partition, BigInt(payload.batch.lastOffset()) + 1n);
    },
  });
}

/** Waits for the reader of the handoff, who may take its time, without losing the session. */
async function beating({ heartbeat }: EachBatchPayload, taken: Promise<void>): Promise<void> {
  let failure: Error | undefined;
  const beats = setInterval(
    () => void heartbeat().catch((error: Error) => (failure ??= error)),
    SESSION.heartbeatInterval,
  );
  await taken;
  clearInterval(beats);
  if (failure) throw failure;
}

/** Manual assignment, which kafkajs otherwise lacks: the only member takes these partitions and leaves the rest. */
const only =
  (topic: string, partitions: number[]): PartitionAssigner =>
  () => ({
    name: 'reprise-only',
    version: 0,
    assign: ({ members }) =>
      Promise.resolve(
        members.map(({ memberId }, i) => ({
          memberId,
          memberAssignment: AssignerProtocol.MemberAssignment.encode({
            version: 0,
            assignment: i === 0 ? { [topic]: partitions } : {},
            userData: Buffer.alloc(0),
          }),
        })),
      ),
    protocol: ({ topics }) => ({
      name: 'reprise-only',
      metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
    }),
  });
