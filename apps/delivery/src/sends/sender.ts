import { disclosed } from '@reprise/domain-delivery';
import { Clock, ERASED, EventLog, JOBS, type Jobs, type RunningJob } from '@reprise/event-log';
import { SERVICE_CONFIG } from '@reprise/service-host';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { DeliveryConfig } from '../config.js';
import { Platforms } from '../platforms/platforms.js';
import { beginSend, type BegunSend } from './begin-send.js';
import { leavesBefore, settlesAfterMs } from './attempt-times.js';
import { concludeSend } from './conclude-send.js';
import { exchange } from './exchange.js';
import { FanSends } from './fan-sends.js';
import { onFanOf, readSendJob, SEND_QUEUE, type SendJob } from './send-job.js';
import { SendMetrics } from './send-metrics.js';

/** Every failure of a job is a fault of ours or a database that is away: it ends with the deadline, not by counting. */
const RETRIES = 1_000;

/** Performs due sends: marks each as begun, talks to its platform outside any transaction, records the outcome. */
@Injectable()
export class Sender implements OnApplicationBootstrap {
  constructor(
    private readonly log: EventLog,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(SERVICE_CONFIG) private readonly config: DeliveryConfig,
    private readonly platforms: Platforms,
    private readonly metrics: SendMetrics,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    const { SEND_CONCURRENCY: concurrency, SEND_TIMEOUT_MS } = this.config;
    // A send may be followed by a question, each as long as the timeout.
    const expireInSeconds = Math.ceil(settlesAfterMs(SEND_TIMEOUT_MS) / 1000);
    const options = { concurrency, expireInSeconds, retryLimit: RETRIES };
    return this.jobs.work(SEND_QUEUE, options, (jobs) => this.sendAll(jobs));
  }

  private async sendAll(jobs: readonly RunningJob[]): Promise<void> {
    const settled = await Promise.allSettled(jobs.map((job) => this.send(readSendJob(job))));
    const failures = settled.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
    if (failures.length > 0) throw new AggregateError(failures, 'sends could not be concluded');
  }

  private async send(sendJob: SendJob): Promise<void> {
    const begun = await this.begin(sendJob);
    if (!begun) return;
    this.metrics.begun();
    try {
      const text = await this.log.open(sendJob.subject, begun.draft.text);
      if (text === ERASED) await this.abandon(sendJob, begun);
      else await this.deliver(sendJob, begun, disclosed(text, begun.dispatch.wordingId));
    } finally {
      this.metrics.ended();
    }
  }

  /** Concurrent tasks share a transaction: whatever is due together is checked and marked together. */
  private begin(sendJob: SendJob): Promise<BegunSend | null> {
    return this.log.submit({
      ...onFanOf(sendJob),
      run: async (work) => {
        const sends = await FanSends.of(work, sendJob.subject);
        const begun = await beginSend(
          work,
          sends,
          sendJob,
          (connection) => this.platforms.of(connection),
          this.config.SEND_TIMEOUT_MS,
        );
        if (begun) return begun;
        sends.setTimer(this.jobs);
        this.jobs.done(work, SEND_QUEUE, sendJob.job);
        return null;
      },
    });
  }

  private async deliver(sendJob: SendJob, { draft, dispatch, address, platform, step }: BegunSend, text: string) {
    const message = {
      idempotencyKey: dispatch.draftId,
      creator: address.platformCreatorId,
      fan: address.platformFanId,
      text,
      offer: draft.offer,
      authorship: draft.authorship,
    };
    const outcome = await exchange({
      platform,
      message,
      step,
      leavesBefore: leavesBefore(dispatch.attemptedAt ?? this.clock.now()),
      now: () => this.clock.now(),
    });
    await this.conclude(sendJob, async (sends, work) => {
      await concludeSend(work, sends, { dispatch, text }, outcome, this.config.SEND_TIMEOUT_MS);
      work.afterCommit(() => this.metrics.concluded(outcome.is, draft.acceptedAt, work.now));
    });
  }

  /** Nothing is left to send. What an earlier attempt made of it nobody can record any more. */
  private abandon({ draftId, ...job }: SendJob, { step, dispatch: { attempts } }: BegunSend): Promise<void> {
    const detail = 'the fan was erased';
    return this.conclude({ draftId, ...job }, async (sends, { now }) => {
      if (!sends.get(draftId)) return;
      if (step === 'send') await sends.decide({ type: 'AbandonDraft', draftId, detail, now });
      else await sends.decide({ type: 'RecordFailure', draftId, reason: 'unknown', detail, attempts, now });
    });
  }

  private conclude(
    sendJob: SendJob,
    record: (sends: FanSends, work: Parameters<typeof beginSend>[0]) => Promise<void>,
  ) {
    return this.log.submit({
      ...onFanOf(sendJob),
      run: async (work) => {
        const sends = await FanSends.of(work, sendJob.subject);
        await record(sends, work);
        sends.setTimer(this.jobs);
        this.jobs.done(work, SEND_QUEUE, sendJob.job);
      },
    });
  }
}
