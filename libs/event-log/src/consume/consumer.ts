import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceName } from '@reprise/contracts';
import type { LogLogger } from '../logger.js';
import type { ConsumedRecord, LogConsumer, LogTransport } from '../ports.js';
import type { Sql } from '../work.js';
import type { ConsumeEngine } from './engine.js';
import { ParkedDrain } from './parked-drain.js';

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

/** A service's consumer group: feeds the engine. */
export class ServiceConsumer {
  private readonly consumer: LogConsumer;
  private readonly parked: ParkedDrain;

  constructor(private readonly options: ServiceConsumerOptions) {
    this.consumer = options.transport.consumer({
      group: options.group,
      topics: options.topics,
      maxBatch: MAX_BATCH,
      onBatch: (records) => this.onBatch(records),
      onFatal: (error) => options.onFatal(error),
    });
    this.parked = new ParkedDrain({ ...options, onFatal: (error) => options.onFatal(error) });
  }

  async start(): Promise<void> {
    await this.consumer.start();
    this.parked.start();
  }

  async stop(): Promise<void> {
    const drained = this.parked.stop();
    await this.consumer.stop();
    await drained;
  }

  isReady(): boolean {
    return this.consumer.isReady();
  }

  lag(): Promise<number> {
    return this.consumer.lag();
  }

  /** Parked records may be ready now. */
  wakeParked(): void {
    this.parked.wake();
  }

  private async onBatch(records: readonly ConsumedRecord[]): Promise<void> {
    const started = performance.now();
    await this.options.engine.apply(records);
    if (this.options.engine.mayHaveParked) this.parked.wake();
    const took = performance.now() - started;
    if (records.length < SMALL_BATCH) await delay(Math.min(PAUSE_MS.most, Math.max(PAUSE_MS.least, 2 * took)));
  }
}
