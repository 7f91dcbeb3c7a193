import { Clock, EventLog, JOBS, type Jobs, type RunningJob, type Subject } from '@reprise/event-log';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { FanSends } from './fan-sends.js';
import { onFanOf } from './send-job.js';

const QUEUE = 'overdue-sends';
const EVERY_MS = 30_000;
/** A job that was there would have been taken by now, or is still being handled. */
const OVERDUE_MS = 60_000;
const AT_ONCE = 500;

/** Jobs are a projection: one that was lost (a restored database, a queue that was emptied) is derived again here. */
@Injectable()
export class OverdueSends implements OnApplicationBootstrap {
  constructor(
    private readonly log: EventLog,
    @Inject(JOBS) private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const options = { concurrency: 1, expireInSeconds: 60, retryLimit: 1_000 };
    await this.jobs.work(QUEUE, options, ([job]) => this.sweep(job!));
    await this.next(0);
  }

  private async sweep(job: RunningJob): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - OVERDUE_MS).toISOString();
    const fans = await this.log.query<Subject>(
      'select distinct on (fan) tenant, creator, fan from dispatch where next_at < $1 order by fan limit $2',
      [before, AT_ONCE],
    );
    await Promise.all(fans.map((fan) => this.setTimer(fan)));
    await this.next(EVERY_MS, job);
  }

  private setTimer(subject: Subject): Promise<void> {
    return this.log.submit({
      ...onFanOf({ subject, itemId: null, cause: this.log.rootCause() }),
      run: async (work) => (await FanSends.of(work, subject)).setTimer(this.jobs),
    });
  }

  private next(inMs: number, job?: RunningJob): Promise<void> {
    return this.log.submit({
      key: QUEUE,
      streams: [],
      cause: this.log.rootCause(),
      run: (work) => {
        const startAfter = new Date(Date.parse(work.now) + inMs).toISOString();
        this.jobs.put(work, QUEUE, { key: QUEUE, data: {}, startAfter });
        if (job) this.jobs.done(work, QUEUE, job);
        return Promise.resolve();
      },
    });
  }
}
