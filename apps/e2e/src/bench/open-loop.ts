import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 2;

/**
 * Starts work at a fixed rate for some seconds, whatever the answers do. `start` gets the moments (of `performance.now`)
 * at which the next pieces were due, and returns a promise of each one's latency in milliseconds, counted from its moment.
 */
export async function openLoop(
  rate: number,
  seconds: number,
  start: (due: readonly number[]) => readonly Promise<number>[],
): Promise<number[]> {
  const began = performance.now();
  const total = Math.floor(rate * seconds);
  const latencies: Promise<number>[] = [];
  while (latencies.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
    const moments = Array.from(
      { length: due - latencies.length },
      (_, i) => began + ((latencies.length + i) / rate) * 1000,
    );
    latencies.push(...start(moments));
    await delay(LOOK_EVERY_MS);
  }
  return Promise.all(latencies);
}
