import { setTimeout as delay } from 'node:timers/promises';
import { SERVICES } from '@reprise/contracts';
import { printNote } from '../output/print.js';
import { Progress } from '../output/progress.js';
import type { Api } from './api.js';

interface Status {
  readonly backlog: number;
  readonly lag: number;
}

const PATIENCE_MS = 5 * 60_000;
/** What is consumed is stored and published again: a fact is everywhere after this many rounds. */
const ROUNDS = 3;

/**
 * Waits until what is in the system now has been published and consumed everywhere. In each round every service has to
 * be seen with nothing left once, not all at the same moment: a system with traffic of its own is never quiet.
 * After five minutes it says so and goes on: nothing is lost, it is only not visible everywhere yet.
 */
export async function waitUntilSettled(api: Api, quiet: boolean): Promise<void> {
  const progress = new Progress('services catching up', 1, quiet);
  let highest = 1;
  try {
    const end = Date.now() + PATIENCE_MS;
    for (let round = 0; round < ROUNDS; round++)
      for (const behind = new Set<string>(SERVICES); behind.size > 0; await delay(100)) {
        const statuses = await Promise.all(
          [...behind].map(async (service) => ({ service, ...(await api.get<Status>(`/v1/${service}/status`)) })),
        );
        const left = statuses.reduce((sum, { backlog, lag }) => sum + backlog + lag, 0);
        for (const { service, backlog, lag } of statuses) if (backlog + lag === 0) behind.delete(service);
        highest = Math.max(highest, left);
        progress.update(highest - left, highest);
        if (Date.now() > end) return sayBehind(left);
      }
  } finally {
    progress.stop();
  }
}

const sayBehind = (records: number): void =>
  printNote(`everything is stored; the services are still ${records} records behind`);
