import type { ServiceName } from '@reprise/contracts';
import type { LogLogger } from '../logger.js';
import { isTransient } from '../sql.js';
import type { Sql } from '../work.js';
import type { ConsumeEngine } from './engine.js';
import { parkedCount, readyParked } from './parked.js';

const CHECK_MS = 5_000;
const ALERT = { afterSeconds: 60, everyMs: 60_000 };
const PAGE = 500;

export interface ParkedDrainOptions {
  readonly service: ServiceName;
  readonly engine: ConsumeEngine;
  readonly sql: Sql;
  readonly logger: LogLogger;
  onFatal(error: Error): void;
}

/**
 * Lets parked records through once their gap has closed: one pass at a time, beside the batches of the log. It looks
 * by time too: the member of the group that parked a record need not be the one that closes its gap.
 */
export class ParkedDrain {
  private pass: Promise<void> | undefined;
  private wanted = false;
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private alertedAt = -Infinity;

  constructor(private readonly options: ParkedDrainOptions) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), CHECK_MS).unref();
    this.wake();
  }

  /** Starts a pass, or has the one under way look once more. */
  wake(): void {
    if (this.stopping) return;
    this.wanted = true;
    this.pass ??= this.run();
  }

  /** Finishes the page in hand; the rest stays parked. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.pass;
  }

  private async run(): Promise<void> {
    const { service, logger, onFatal } = this.options;
    try {
      while (this.wanted && !this.stopping) {
        this.wanted = false;
        await this.drain();
        await this.look();
      }
    } catch (error) {
      if (isTransient(error))
        logger.warn({ service, error: (error as Error).message }, 'parked records could not be read, trying again');
      else if (!this.stopping) onFatal(error as Error);
    } finally {
      this.pass = undefined;
    }
  }

  private async drain(): Promise<void> {
    const { engine, sql } = this.options;
    while (!this.stopping) {
      const ready = await readyParked(sql, PAGE);
      if (ready.length === 0) return;
      await engine.apply(ready, 'parked');
    }
  }

  private async look(): Promise<void> {
    const { engine, sql, service, logger } = this.options;
    // Before the count: what is parked meanwhile sets it again.
    engine.mayHaveParked = false;
    const { count, oldestSeconds } = await parkedCount(sql);
    if (count > 0) engine.mayHaveParked = true;
    const now = performance.now();
    if (engine.readsBeginning) return;
    if (oldestSeconds <= ALERT.afterSeconds || now < this.alertedAt + ALERT.everyMs) return;
    this.alertedAt = now;
    logger.error(
      { service, parked: count, oldestSeconds },
      'records wait for a gap in their stream: look at the dead letters',
    );
  }
}
