import {
  deliveryCancelledV1,
  deliveryScheduledV1,
  disclosureShownV1,
  messageFailedV1,
  messageSentV1,
  ownershipChangedV1,
  sendingResumedV1,
  sendingSuspendedV1,
  type DataOf,
  type Envelope,
  type StoredEvent,
} from '@reprise/contracts';
import { deliveryFan, type DeliveryFanCommand, type DeliveryFanEvent } from '@reprise/domain-delivery';
import { fanRef, type Jobs, type Subject, type Work } from '@reprise/event-log';
import { dispatchesOf, dispatchWriter, type Dispatch } from './dispatch.js';
import { SEND_QUEUE, sendJob } from './send-job.js';

/** One fan's replies without an outcome, kept in step with delivery's stream of that fan, and their one timer. */
export class FanSends {
  /** A job of this fan may be waiting, as of before this work. */
  private readonly mayHaveTimer: boolean;

  private constructor(
    private readonly work: Work,
    private readonly subject: Subject,
    private readonly dispatches: Map<string, Dispatch>,
  ) {
    this.mayHaveTimer = [...dispatches.values()].some(({ timed }) => timed);
  }

  static async of(work: Work, subject: Subject): Promise<FanSends> {
    const rows = await work.ask(dispatchesOf, subject.fan);
    return new FanSends(work, subject, new Map(rows.map((row) => [row.draftId, row])));
  }

  get inFlight(): string[] {
    return [...this.dispatches.values()].filter(({ inFlight }) => inFlight).map(({ draftId }) => draftId);
  }

  get(draftId: string): Dispatch | undefined {
    return this.dispatches.get(draftId);
  }

  /** Decides on the fan's stream; what was scheduled waits from now on, what ended waits no longer. */
  async decide(command: DeliveryFanCommand): Promise<readonly StoredEvent<DeliveryFanEvent>[]> {
    const events = await this.work.run(deliveryFan, fanRef('delivery', this.subject), command);
    for (const event of events) this.follow(event);
    return events;
  }

  keep(dispatch: Dispatch): void {
    this.dispatches.set(dispatch.draftId, dispatch);
    this.work.write(dispatchWriter, { draftId: dispatch.draftId, dispatch });
  }

  /**
   * The fan's one waiting job is for the reply that is due next; none overtakes one whose outcome is unknown. What is due at
   * once is handed to this process's own sender, without a job; what a worker has in hand needs none.
   */
  setTimer(jobs: Jobs): void {
    const next = this.next();
    const isDue = next !== undefined && next.nextAt <= this.work.now;
    if (isDue && next.inFlight) return;
    if (isDue && jobs.handOver(this.work, SEND_QUEUE, sendJob(next))) this.noTimer(jobs);
    else if (next) this.putTimer(jobs, next);
    else this.noTimer(jobs);
  }

  /** A job for the reply that is due next, whoever had it in hand: they are taken for dead. */
  setTimerAnew(jobs: Jobs): void {
    const next = this.next();
    if (next) this.putTimer(jobs, next);
  }

  private next(): Dispatch | undefined {
    return [...this.dispatches.values()].sort(
      (a, b) => Number(b.inFlight) - Number(a.inFlight) || Date.parse(a.nextAt) - Date.parse(b.nextAt),
    )[0];
  }

  private putTimer(jobs: Jobs, next: Dispatch): void {
    if (!next.timed) this.keep({ ...next, timed: true });
    jobs.put(this.work, SEND_QUEUE, sendJob(next));
  }

  private noTimer(jobs: Jobs): void {
    if (this.mayHaveTimer) jobs.cancel(this.work, SEND_QUEUE, this.subject.fan);
  }

  private follow(event: StoredEvent<DeliveryFanEvent>): void {
    // A stored event does not tell the compiler that its type and its data belong together.
    const fact = { type: event.type, data: event.data } as DeliveryFanEvent;
    switch (fact.type) {
      case deliveryScheduledV1.type:
        return this.keep(this.waiting(fact.data, event));
      case deliveryCancelledV1.type:
      case messageSentV1.type:
      case messageFailedV1.type:
        return this.end(fact.data.draftId);
      case disclosureShownV1.type:
      case ownershipChangedV1.type:
      case sendingSuspendedV1.type:
      case sendingResumedV1.type:
        return;
    }
  }

  private waiting(
    scheduled: DataOf<typeof deliveryScheduledV1>,
    { id, correlationId, traceparent }: Envelope,
  ): Dispatch {
    const { draftId, deadline, sendAt } = scheduled;
    return {
      ...this.subject,
      draftId,
      itemId: scheduled.offer?.itemId ?? null,
      deadline,
      nextAt: sendAt,
      timed: false,
      attempts: 0,
      startedAt: null,
      attemptedAt: null,
      inFlight: false,
      notSeen: false,
      wordingId: null,
      correlationId,
      causedBy: id,
      traceparent,
    };
  }

  private end(draftId: string): void {
    this.dispatches.delete(draftId);
    this.work.write(dispatchWriter, { draftId, dispatch: null });
  }
}
