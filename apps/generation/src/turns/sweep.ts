import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, EventLog, type Subject } from '@reprise/event-log';

/** Rows taken at once. */
const BATCH = 500;

/**
 * Looks in a table for fans whose time has come, and does something about each. Any number of processes may do it: the
 * decision is the stream’s, the table only says where to look.
 */
export abstract class Sweep<D extends Subject> implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  /** Selects at most `$2` rows that are due at `$1`. */
  protected abstract readonly due: string;
  protected abstract readonly everyMs: number;

  constructor(
    protected readonly log: EventLog,
    protected readonly clock: Clock,
  ) {}

  protected abstract attend(due: D): Promise<void>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), this.everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Sweeps now, unless a sweep is under way. */
  wake(): void {
    if (this.stopped || this.running) return;
    this.running = this.sweepAll()
      // The table still says what is due: the next tick tries again.
      .catch((error: unknown) => this.logger.warn(`what is due could not be done yet: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }

  /** Attends to what is due, at most a batch; returns how many rows it looked at. */
  async sweep(): Promise<number> {
    const due = await this.log.query<D>(this.due, [this.clock.now(), BATCH]);
    await Promise.all(due.map((one) => this.attend(one)));
    return due.length;
  }

  private async sweepAll(): Promise<void> {
    while (!this.stopped && (await this.sweep()) >= BATCH);
  }
}
