import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

export interface SweepOptions {
  /** Milliseconds between two looks, when nobody wakes it. */
  readonly everyMs: number;
  /** What the log says when a round failed; the next look tries again. */
  readonly failure: string;
}

/**
 * Work that a table says is waiting: looked at every so often and when woken, a round after the other until nothing is
 * left, one sweep at a time. Any number of processes may sweep the same table: a round must decide on the streams, the
 * table only says where to look. The service stops once the round in hand has ended.
 */
export abstract class Sweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private woken = false;
  protected stopped = false;

  protected constructor(private readonly options: SweepOptions) {}

  /** One round. True when there may be more to do at once. */
  protected abstract round(): Promise<boolean>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), this.options.everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Sweeps now; a sweep that is under way looks once more. */
  wake(): void {
    this.woken = true;
    if (this.stopped || this.running) return;
    this.running = this.rounds()
      .catch((error: unknown) => this.logger.warn(`${this.options.failure}: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async rounds(): Promise<void> {
    for (let more = true; (more || this.woken) && !this.stopped;) {
      this.woken = false;
      more = await this.round();
    }
  }
}
