import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { generationFan } from '@reprise/domain-generation';
import { Clock, EventLog, fanRef, type Subject } from '@reprise/event-log';
import { openTurnWriter } from './open-turns.js';

interface Due extends Subject {
  readonly turnId: string;
}

const EVERY_MS = 3_000;
const BATCH = 500;
const DUE = `
  select turn_id as "turnId", tenant, creator, fan from open_turn where deadline <= $1 order by deadline limit ${BATCH}`;

/**
 * Closes turns whose reply bar has passed without an approved reply: silence is an event too. Any number of processes
 * may do it: the decision is the stream's, the table only says where to look.
 */
@Injectable()
export class TurnExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(TurnExpiry.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), EVERY_MS);
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
      .catch((error: unknown) => this.logger.warn(`turns past their bar could not be closed yet: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }

  /** Closes what is due, at most a batch; returns how many turns it looked at. */
  async sweep(): Promise<number> {
    const due = await this.log.query<Due>(DUE, [this.clock.now()]);
    await Promise.all(due.map((turn) => this.expire(turn)));
    return due.length;
  }

  private async sweepAll(): Promise<void> {
    while (!this.stopped && (await this.sweep()) >= BATCH);
  }

  private expire({ turnId, ...subject }: Due): Promise<void> {
    const ref = fanRef('generation', subject);
    return this.log.submit({
      key: subject.fan,
      streams: [ref],
      cause: this.log.rootCause(),
      run: async (work) => {
        await work.run(generationFan, ref, { type: 'ExpireTurn', turnId, now: work.now });
        // Closed now or answered before: either way it waits no longer.
        work.write(openTurnWriter, { turnId, ...subject, deadline: null });
      },
    });
  }
}
