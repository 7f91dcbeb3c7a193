import { setTimeout as delay } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import type { ConsumedRecord } from '../ports.js';
import { Alarm } from '../relay/alarm.js';

/** What one partition delivered and waits for. */
export interface PartitionBatch {
  readonly records: readonly ConsumedRecord[];
  /** The first `count` records have been applied. */
  applied(count: number): void;
}

interface Waiting extends PartitionBatch {
  done: number;
  resolve(): void;
  reject(error: Error): void;
}

export interface BatchMergerOptions {
  readonly maxBatch: number;
  readonly heartbeatInterval: number;
  onBatch(records: readonly ConsumedRecord[]): Promise<void>;
  /** Tells the group that this member lives; rejects when it must rejoin. */
  heartbeat(): Promise<void>;
  /** Commits what has been applied. Never rejects. */
  commit(): Promise<void>;
}

/**
 * Merges what waits from all partitions into single calls of `onBatch`: one transaction for all of it instead of one per
 * partition is worth six times in latency. A partition has at most one batch here, so its order is kept. While anything waits
 * or runs the group hears heartbeats; when one says that the group rebalances, the batch in hand is finished, its offsets
 * are committed and everything else goes back unapplied, to be fetched again by whoever owns it then.
 */
export class BatchMerger {
  private waiting: Waiting[] = [];
  private readonly alarm = new Alarm();
  private pump: Promise<void> | undefined;
  private interruption: Error | undefined;
  private paused = false;
  private closed = false;
  /** Why onBatch rejected; nothing is applied after that. */
  failure: Error | undefined;

  constructor(private readonly options: BatchMergerOptions) {}

  /** Resolves when the batch has been applied, or when this merger was closed first. */
  async add(batch: PartitionBatch): Promise<void> {
    if (this.failure) throw new kafkajs.KafkaJSNonRetriableError(this.failure);
    // The fetch loop goes on until the group is left: it must not spin.
    if (this.closed) return delay(50);
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ ...batch, done: 0, resolve, reject });
      this.pump ??= this.run();
    });
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.alarm.ring();
  }

  /** Finishes the batch in hand, gives the rest back unapplied. */
  async close(): Promise<void> {
    this.closed = true;
    this.alarm.ring();
    await this.pump;
  }

  private async run(): Promise<void> {
    this.interruption = undefined;
    const beats = setInterval(() => void this.beat(), this.options.heartbeatInterval).unref();
    // The partitions of one fetch arrive in the same tick.
    await Promise.resolve();
    while (this.waiting.length > 0 && this.mayGoOn()) {
      if (this.paused) await this.alarm.sleep(1_000);
      else await this.applySome();
    }
    clearInterval(beats);
    if (this.interruption) await this.options.commit();
    this.pump = undefined;
    for (const { reject, resolve } of this.waiting.splice(0)) {
      if (this.interruption) reject(this.interruption);
      else resolve();
    }
  }

  private mayGoOn(): boolean {
    return !this.interruption && !this.closed;
  }

  private async applySome(): Promise<void> {
    const portion = this.take();
    try {
      await this.options.onBatch(portion.flatMap(({ records }) => records));
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.interruption = new kafkajs.KafkaJSNonRetriableError(this.failure);
      return;
    }
    for (const { batch, records } of portion) {
      batch.done += records.length;
      batch.applied(batch.done);
    }
    const finished = this.waiting.filter(isDone);
    // One that was served in part goes to the end, so a full partition does not hold up the others.
    const unfinished = this.waiting.filter((batch) => !isDone(batch));
    this.waiting = [...unfinished.filter(({ done }) => done === 0), ...unfinished.filter(({ done }) => done > 0)];
    // Before the finished ones are released: if the group rebalances, their offsets are committed first.
    await this.beat();
    if (this.interruption) await this.options.commit();
    for (const batch of finished) batch.resolve();
  }

  private take(): { batch: Waiting; records: readonly ConsumedRecord[] }[] {
    const portion: { batch: Waiting; records: readonly ConsumedRecord[] }[] = [];
    let room = this.options.maxBatch;
    for (const batch of this.waiting) {
      if (room === 0) break;
      const records = batch.records.slice(batch.done, batch.done + room);
      room -= records.length;
      portion.push({ batch, records });
    }
    return portion;
  }

  private async beat(): Promise<void> {
    if (this.interruption) return;
    try {
      await this.options.heartbeat();
    } catch (error) {
      this.interruption ??= error as Error;
      this.alarm.ring();
    }
  }
}

const isDone = ({ done, records }: Waiting): boolean => done === records.length;
