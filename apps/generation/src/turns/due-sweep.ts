import { Clock, EventLog, type Subject } from '@reprise/event-log';
import { Sweep, type SweepOptions } from '@reprise/service-host';

/** Rows taken at once. */
const BATCH = 500;

export interface DueSweepOptions extends SweepOptions {
  /** Selects at most `$2` rows that are due at `$1`. */
  readonly due: string;
}

/** Looks in a table for fans whose time has come, and does something about each. */
export abstract class DueSweep<D extends Subject> extends Sweep {
  protected constructor(
    protected readonly log: EventLog,
    private readonly clock: Clock,
    private readonly given: DueSweepOptions,
  ) {
    super(given);
  }

  protected abstract attend(due: D): Promise<void>;

  protected async round(): Promise<boolean> {
    const due = await this.log.query<D>(this.given.due, [this.clock.now(), BATCH]);
    await Promise.all(due.map((one) => this.attend(one)));
    return due.length >= BATCH;
  }
}
