import type { Batch, Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import type { LogLogger } from '../logger.js';
import type { LogConsumerOptions } from '../ports.js';
import { BatchMerger } from './batch-merger.js';
import type { ConsumerTiming } from './options.js';
import { type Names, toRecords } from './records.js';

const MAX_PARTITIONS_AT_ONCE = 16;
/**
 * The client gives up on a lost coordinator after 1.5 s, and KafkaConsumer begins again with a fresh one, which finds the
 * new coordinator sooner. Whether to begin again is decided there alone.
 */
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, factor: 0.2, multiplier: 2, retries: 4 };

export interface SessionOptions extends LogConsumerOptions {
  readonly kafka: Kafka;
  readonly names: Names;
  readonly timing: ConsumerTiming;
  readonly logger: LogLogger;
  /** The client gave up. It has left the group and will not come back by itself. */
  onCrash(error: Error): void;
}

type Group = Pick<EachBatchPayload, 'commitOffsetsIfNecessary' | 'uncommittedOffsets' | 'heartbeat'>;

/**
 * One life of a kafkajs consumer, from joining its group to leaving it or crashing. Offsets are committed by time, by
 * hand: kafkajs' own interval commits after every batch as well.
 */
export class ConsumerSession {
  private readonly consumer: Consumer;
  private readonly merger: BatchMerger;
  /** The client's handle on the group. Its commits carry the present generation and are not retried into the next one. */
  private group: Group | undefined;
  private memberId: string | undefined;
  private assignment: ConsumerGroupJoinEvent['payload']['memberAssignment'] = {};
  /** Next offset per partition, of what this member applied. */
  private readonly next = new Map<string, bigint>();
  private commits: NodeJS.Timeout | undefined;
  private committing: Promise<void> = Promise.resolve();
  private left = false;

  constructor(private readonly options: SessionOptions) {
    const { kafka, names, group, timing, maxBatch, onBatch } = options;
    this.consumer = kafka.consumer({
      groupId: names.outside(group),
      sessionTimeout: timing.sessionTimeout,
      heartbeatInterval: timing.heartbeatInterval,
      rebalanceTimeout: timing.rebalanceTimeout,
      maxWaitTimeInMs: timing.maxWait,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    this.merger = new BatchMerger({
      maxBatch,
      heartbeatInterval: timing.heartbeatInterval,
      onBatch,
      heartbeat: async () => this.group?.heartbeat(),
      commit: () => this.commit(),
    });
  }

  /** onBatch rejected: another life would not help. */
  get failed(): boolean {
    return this.merger.failure !== undefined;
  }

  get isMember(): boolean {
    return this.memberId !== undefined && !this.left;
  }

  /** Resolves once it has joined the group. */
  async open(): Promise<void> {
    const { consumer, options } = this;
    const joined = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        this.onJoin(payload);
        resolve();
      });
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
        this.end();
        reject(error);
        if (this.memberId !== undefined) options.onCrash(this.merger.failure ?? error);
      });
    });
    joined.catch(() => undefined);
    await consumer.connect();
    await consumer.subscribe({
      topics: options.topics.map((topic) => options.names.outside(topic)),
      fromBeginning: true,
    });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: MAX_PARTITIONS_AT_ONCE * options.topics.length,
      eachBatch: (payload) => this.onFetched(payload),
    });
    await joined;
    this.commits = setInterval(() => void this.commit(), options.timing.commitInterval).unref();
  }

  /** Finishes the batch in hand, commits, leaves the group. */
  async close(): Promise<void> {
    await this.merger.close();
    await this.commit();
    this.end();
    await this.consumer.disconnect();
  }

  pause(): void {
    this.merger.pause();
  }

  resume(): void {
    this.merger.resume();
  }

  /** The partitions held now, by topic as the cluster names it, with the next offset where this member knows it. */
  positions(): { topic: string; partition: number; next: bigint | undefined }[] {
    return Object.entries(this.assignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition, next: this.next.get(placeOf(topic, partition)) })),
    );
  }

  private end(): void {
    this.left = true;
    clearInterval(this.commits);
  }

  private async onFetched(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset } = payload;
    this.group = payload;
    const records = toRecords(this.options.names, batch);
    await this.merger.add({
      records,
      applied: (count) => {
        resolveOffset(batch.messages[count - 1]!.offset);
        this.next.set(placeOf(batch.topic, batch.partition), nextOffset(batch, count));
      },
    });
  }

  /**
   * A rebalance throws away what the client knew, back to the offsets committed up to a second ago. A member that stayed
   * in the group missed no generation, so nobody else had the partitions it still holds: it goes on where it was.
   */
  private onJoin({ memberId, memberAssignment }: ConsumerGroupJoinEvent['payload']): void {
    if (memberId !== this.memberId) this.next.clear();
    this.memberId = memberId;
    this.assignment = memberAssignment;
    const held = new Set(this.positions().map(({ topic, partition }) => placeOf(topic, partition)));
    for (const place of this.next.keys()) if (!held.has(place)) this.next.delete(place);
    for (const { topic, partition, next } of this.positions())
      if (next !== undefined) this.consumer.seek({ topic, partition, offset: String(next) });
  }

  private commit(): Promise<void> {
    this.committing = this.committing.then(() => this.commitNow());
    return this.committing;
  }

  /** What is not committed is delivered again, and consumers are immune to that: a failure is told, not thrown. */
  private async commitNow(): Promise<void> {
    const { group, logger } = this.options;
    try {
      const offsets = this.group?.uncommittedOffsets();
      if (!offsets || offsets.topics.length === 0 || this.left) return;
      await this.group?.commitOffsetsIfNecessary(offsets);
    } catch (error) {
      logger.warn(
        { group, error: (error as Error).message },
        'offsets could not be committed; what they cover may be delivered again',
      );
    }
  }
}

const placeOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/** After the last message of a fetch come only control records, which nobody sees. */
const nextOffset = (batch: Batch, count: number): bigint =>
  BigInt(count === batch.messages.length ? batch.lastOffset() : batch.messages[count - 1]!.offset) + 1n;
