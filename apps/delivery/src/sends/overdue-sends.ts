import { momentAt } from '@reprise/contracts';
import { Clock, EventLog, JOBS, type Jobs, type RunningJob, type Subject } from '@reprise/event-log';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SERVICE_CONFIG } from '@reprise/service-host';
import type { DeliveryConfig } from '../config.js';
import { settlesAfterMs } from './attempt-times.js';
import { FanSends } from './fan-sends.js';
import { onFanOf } from './send-job.js';

const QUEUE = 'overdue-sends';
const EVERY_MS = 10_000;
/** A reply that was handed over would have been begun by now. */
const BEGUN_AFTER_MS = 10_000;
/** A job that was there would have been taken by now, or is still being handled. */
const TAKEN_AFTER_MS = 60_000;
const AT_ONCE = 500;

/** An attempt in hand gets until its call has settled. */
const OVERDUE = `
  select distinct on (fan) tenant, creator, fan from dispatch
  where next_at < case when timed then $3::timestamptz when in_flight then $2::timestamptz else $1::timestamptz end
    and not exists (select from dispatch o where o.fan = dispatch.fan and o.in_flight and o.attempted_at >= $2::timestamptz)
  order by fan limit $4`;

/**
 * Jobs are a projection: one that was lost (a restored database, a queue that was emptied) is derived again here, and so is
 * what a process had in hand, without a job, when it died.
 */
@Injectable()
export class OverdueSends implements OnApplicationBootstrap {
  constructor(
    private readonly log: EventLog,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(SERVICE_CONFIG) private readonly config: DeliveryConfig,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const options = { concurrency: 1, expireInSeconds: 60, retryLimit: 1_000 };
    await this.jobs.work(QUEUE, options, ([job]) => this.sweep(job!));
    await this.next(0);
  }

  private async sweep(job: RunningJob): Promise<void> {
    const now = Date.parse(this.clock.now());
    const ago = (ms: number) => momentAt(now - ms);
    const fans = await this.log.query<Subject>(OVERDUE, [
      ago(BEGUN_AFTER_MS),
      ago(settlesAfterMs(this.config.SEND_TIMEOUT_MS)),
      ago(TAKEN_AFTER_MS),
      AT_ONCE,
    ]);
    await Promise.all(fans.map((fan) => this.setTimer(fan)));
    await this.next(EVERY_MS, job);
  }

  private setTimer(subject: Subject): Promise<void> {
    return this.log.submit({
      ...onFanOf({ subject, itemId: null, cause: this.log.rootCause() }),
      run: async (work) => (await FanSends.of(work, subject)).setTimerAnew(this.jobs),
    });
  }

  private next(inMs: number, job?: RunningJob): Promise<void> {
    return this.log.submit({
      key: QUEUE,
      streams: [],
      cause: this.log.rootCause(),
      run: (work) => {
        const startAfter = momentAt(Date.parse(work.now) + inMs);
        this.jobs.put(work, QUEUE, { key: QUEUE, data: {}, startAfter });
        if (job) this.jobs.done(work, QUEUE, job);
        return Promise.resolve();
      },
    });
  }
}
