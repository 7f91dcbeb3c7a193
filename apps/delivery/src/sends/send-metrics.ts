import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome } from './exchange.js';

/** The reply bar: two minutes from the fan's message. */
export const REPLY_BAR_SECONDS = 120;

/** What operators see of sending. */
@Injectable()
export class SendMetrics {
  private readonly latency: Histogram;
  private readonly late: Counter;
  private readonly inFlight: Gauge;
  private readonly outcomes: Counter<'outcome'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.latency = new Histogram({
      name: 'reprise_reply_seconds',
      help: 'Time from the first unanswered message to the reply’s arrival at the platform.',
      buckets: [0.1, 0.5, 1, 2, 5, 10, 20, 40, 60, 90, 110, REPLY_BAR_SECONDS, 300],
      registers,
    });
    this.late = new Counter({
      name: 'reprise_replies_late_total',
      help: `Replies that arrived more than ${REPLY_BAR_SECONDS} s after the message.`,
      registers,
    });
    this.inFlight = new Gauge({ name: 'reprise_sends_in_flight', help: 'Sends begun and not concluded.', registers });
    this.outcomes = new Counter({
      name: 'reprise_sends_total',
      help: 'Sends by what the platform made of them: sent, refused, not-taken, not-seen, unknown, lost.',
      labelNames: ['outcome'],
      registers,
    });
  }

  begun(): void {
    this.inFlight.inc();
  }

  ended(): void {
    this.inFlight.dec();
  }

  concluded(outcome: Outcome['is'], acceptedAt: string, now: string): void {
    this.outcomes.inc({ outcome });
    if (outcome !== 'sent') return;
    const seconds = (Date.parse(now) - Date.parse(acceptedAt)) / 1000;
    this.latency.observe(seconds);
    if (seconds > REPLY_BAR_SECONDS) this.late.inc();
  }
}
