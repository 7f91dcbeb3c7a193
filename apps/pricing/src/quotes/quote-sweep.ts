import { Clock, EventLog, fanRef, type Subject, type Work } from '@reprise/event-log';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { decide } from '../fan-stream.js';

interface DueQuote extends Subject {
  readonly quoteId: string;
  readonly itemId: string;
  readonly withdrawn: boolean;
}

const EVERY_MS = 1_000;
const BATCH = 500;
const DUE = `
  select quote_id as "quoteId", item_id as "itemId", tenant, creator, fan, withdrawn
  from quote where status = 'open' and due_at <= $1 order by due_at limit ${BATCH}`;

/**
 * Ends quotes whose time ran out or whose item was withdrawn, a batch at a time. Any number of processes may do it:
 * the decision is the stream's, the table only says where to look.
 */
@Injectable()
export class QuoteSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(QuoteSweep.name);
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
      .catch((error: unknown) => this.logger.warn(`quotes could not be ended yet: ${(error as Error).message}`))
      .finally(() => (this.running = undefined));
  }

  /** Ends what is due, batch after batch; returns how many quotes it ended. */
  async sweep(): Promise<number> {
    const due = await this.log.query<DueQuote>(DUE, [this.clock.now()]);
    const byFan = Map.groupBy(due, ({ fan }) => fan);
    const ended = await Promise.all([...byFan.values()].map((quotes) => this.end(quotes[0]!, quotes)));
    return ended.reduce((sum, count) => sum + count, 0);
  }

  private async sweepAll(): Promise<void> {
    while (!this.stopped && (await this.sweep()) >= BATCH);
  }

  private end({ tenant, creator, fan }: Subject, quotes: readonly DueQuote[]): Promise<number> {
    const subject = { tenant, creator, fan };
    return this.log.submit({
      key: fan,
      streams: [fanRef('pricing', subject)],
      cause: this.log.rootCause(),
      run: async (work) => {
        let ended = 0;
        for (const quote of quotes) ended += await endOne(work, subject, quote);
        return ended;
      },
    });
  }
}

async function endOne(work: Work, subject: Subject, { quoteId, itemId, withdrawn }: DueQuote): Promise<number> {
  const type = withdrawn ? 'WithdrawQuote' : 'ExpireQuote';
  return (await decide(work, subject, { type, quoteId, itemId, now: work.now })).length;
}
