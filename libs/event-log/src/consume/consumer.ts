import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@reprise/contracts';
import type { LogLogger } from '../logger.js';
import type { ConsumedRecord, LogConsumer, LogTransport } from '../ports.js';
import { isTransient } from '../sql.js';
import type { Sql } from '../work.js';
import type { ConsumeEngine } from './engine.js';
import { parkedCount, readyParked } from './seen.js';

const PARKED_CHECK_MS = 5_000;
const PARKED_ALERT_SECONDS = 60;
const MAX_BATCH = 1_000;
/**
 * A batch costs a commit whatever its size. After a small one a pause as long as it took, so that what arrives meanwhile
 * shares the next: the busier the machine, the larger the batches. The first record after a pause waits for nothing.
 */
const SMALL_BATCH = 200;
const PAUSE_MS = { least: 20, most: 50 };

export interface ServiceConsumerOptions {
  readonly service: ServiceName;
  /** The consumer group; the service's name unless two installations share a broker. */
  readonly group: string;
  readonly topics: readonly string[];
  readonly transport: LogTransport;
  readonly engine: ConsumeEngine;
  readonly sql: Sql;
  readonly logger: LogLogger;
  onFatal(error: Error): void;
}

/** A service's consumer group: feeds the engine, and lets parked records through once their gap has closed. */
export class ServiceConsumer {
  private readonly consumer: LogConsumer;
  private timer: NodeJS.Timeout | undefined;
  private draining: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServiceConsumerOptions) {
    this.consumer = options.transport.consumer({
      group: options.group,
      topics: options.topics,
      maxBatch: MAX_BATCH,
      onBatch: (records) => this.onBatch(records),
      onFatal: (error) => options.onFatal(error),
    });
  }

  async start(): Promise<void> {
    await this.consumer.start();
    this.timer = setInterval(() => void this.drainParked(), PARKED_CHECK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.consumer.stop();
    await this.draining;
  }

  isReady(): boolean {
    return this.consumer.isReady();
  }

  lag(): Promise<number> {
    return this.consumer.lag();
  }

  /** Applies every parked record whose predecessor has been consumed, until none is left. */
  drainParked(): Promise<void> {
    this.draining = this.draining.then(() => this.drainOnce());
    return this.draining;
  }

  private async onBatch(records: readonly ConsumedRecord[]): Promise<void> {
    const started = performance.now();
    await this.options.engine.apply(records.map(({ topic, key, headers, value }) => ({ topic, key, headers, value })));
    if (this.options.engine.mayHaveParked) await this.drainParked();
    const took = performance.now() - started;
    if (records.length < SMALL_BATCH) await delay(Math.min(PAUSE_MS.most, Math.max(PAUSE_MS.least, 2 * took)));
  }

  private async drainOnce(): Promise<void> {
    const { engine, sql, service, logger } = this.options;
    if (!engine.mayHaveParked) return;
    try {
      for (;;) {
        const ready = await readyParked(sql, 500);
        if (ready.length === 0) break;
        await engine.apply(ready, 'parked');
      }
      const { count, oldestSeconds } = await parkedCount(sql);
      engine.mayHaveParked = count > 0;
      if (oldestSeconds > PARKED_ALERT_SECONDS)
        logger.error(
          { service, parked: count, oldestSeconds },
          'records wait for a gap in their stream: look at the dead letters',
        );
    } catch (error) {
      if (!isTransient(error)) throw error;
      logger.warn({ service, error: (error as Error).message }, 'parked records could not be read, trying again');
    }
  }
}
