import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 50;
const FOR_MS = 20_000;

/**
 * Asks again while the cluster says that it is only a matter of time: a topic just made, a leader that moves. The client's admin gives up
 * at the first such answer.
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + FOR_MS; ; await delay(EVERY_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (!(error as { retriable?: boolean }).retriable || performance.now() > deadline) throw error;
    }
  }
}
