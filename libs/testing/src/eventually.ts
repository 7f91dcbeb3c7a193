import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Default 30,000: when to give up, not a measure, as tests with real parts share the processors. */
  readonly timeoutMs?: number;
  /** Default 20. */
  readonly intervalMs?: number;
}

/** Repeats an assertion until it holds and returns its value; when time is up, throws what it threw last. */
export async function eventually<T>(assertion: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> {
  const { timeoutMs = 30_000, intervalMs = 20 } = options;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() >= deadline) throw error;
    }
    await delay(intervalMs);
  }
}
