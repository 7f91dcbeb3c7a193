import { setTimeout as delay } from 'node:timers/promises';
import { SERVICES } from '@reprise/contracts';
import { Progress } from '../output/progress.js';
import type { Api } from './api.js';

interface Status {
  readonly backlog: number;
  readonly lag: number;
}

const PATIENCE_MS = 10 * 60_000;

/**
 * Waits until every service has published what it stored and consumed what was published: twice in a row, since
 * consuming stores again.
 */
export async function waitUntilSettled(api: Api, quiet: boolean): Promise<void> {
  const progress = new Progress('services catching up', 1, quiet);
  let highest = 1;
  let calm = 0;
  try {
    for (const end = Date.now() + PATIENCE_MS; calm < 3; await delay(200)) {
      const statuses = await Promise.all(SERVICES.map((service) => api.get<Status>(`/v1/${service}/status`)));
      const behind = statuses.reduce((sum, { backlog, lag }) => sum + backlog + lag, 0);
      highest = Math.max(highest, behind);
      progress.update(highest - behind, highest);
      calm = behind === 0 ? calm + 1 : 0;
      if (Date.now() > end)
        throw new Error(`the services are still ${behind} records behind after 10 minutes; see /v1/<service>/status`);
    }
  } finally {
    progress.stop();
  }
}
