import type { LogMetrics } from '@reprise/event-log';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Seconds, from a batch of a few events on an idle machine to one that waits for its database. */
const BATCH_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts what the log does, in a service's registry. */
export function logMetrics(registry: Registry): LogMetrics {
  const registers = [registry];
  const appended = new Counter({
    name: 'reprise_events_appended_total',
    help: 'Events appended to the log.',
    registers,
  });
  const published = new Counter({
    name: 'reprise_events_published_total',
    help: 'Records the relay published.',
    registers,
  });
  const consumed = new Counter({
    name: 'reprise_records_consumed_total',
    help: 'Consumed records by what became of them: applied, repeated, parked, dead-lettered.',
    labelNames: ['verdict'],
    registers,
  });
  const seconds = new Histogram({
    name: 'reprise_batch_seconds',
    help: 'Time to apply one batch of consumed records durably.',
    buckets: BATCH_SECONDS,
    registers,
  });
  return {
    appended: (events) => appended.inc(events),
    published: (records) => published.inc(records),
    consumed({ applied, repeated, parked, deadLettered }) {
      consumed.inc({ verdict: 'applied' }, applied);
      consumed.inc({ verdict: 'repeated' }, repeated);
      consumed.inc({ verdict: 'parked' }, parked);
      consumed.inc({ verdict: 'dead-lettered' }, deadLettered);
    },
    batchSeconds: (value) => seconds.observe(value),
  };
}
