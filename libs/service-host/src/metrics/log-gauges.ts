import type { LogStatus } from '@reprise/event-log';
import { Gauge, type Registry } from 'prom-client';

const GAUGES = {
  backlog: ['reprise_relay_backlog', 'Events stored and not yet published.'],
  held: ['reprise_relay_held', 'Events that cannot be published, and those behind them in their streams.'],
  lag: ['reprise_consumer_lag', 'Records published and not yet consumed by this process.'],
  parked: ['reprise_parked_records', 'Records that wait for a gap in their stream to close.'],
  oldestParkedSeconds: ['reprise_parked_oldest_seconds', 'How long the oldest parked record has waited.'],
  deadLetters: ['reprise_dead_letters', 'Dead letters nobody has resolved.'],
} as const satisfies Partial<Record<keyof LogStatus, readonly [name: string, help: string]>>;

/**
 * How the service stands to its log, asked once a scrape. While the database does not tell, `reprise_log_known` is 0
 * and the others are absent, so that a scrape never fails and never shows old figures.
 */
export function logGauges(registry: Registry, status: () => Promise<LogStatus>): void {
  const registers = [registry];
  let asking: Promise<LogStatus | null> | undefined;
  // All gauges of a scrape are collected in one turn of the event loop: they share the answer.
  const ask = () =>
    (asking ??= status()
      .catch(() => null)
      .finally(() => (asking = undefined)));
  for (const [field, [name, help]] of Object.entries(GAUGES))
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const known = await ask();
        if (known) this.set(known[field as keyof typeof GAUGES]);
        else this.remove();
      },
    });
  new Gauge({
    name: 'reprise_log_known',
    help: '1 while the figures of the log are current, 0 while the database does not tell them.',
    registers,
    async collect() {
      this.set((await ask()) ? 1 : 0);
    },
  });
}
