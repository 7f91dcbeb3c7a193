import { percentile } from './kafka-client.js';

/** Latency, in milliseconds, at half of a rate that was sustained flat out, in pieces of work a second. */
export interface HalfLoad {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

export async function halfLoadOf(
  sustained: number,
  run: (rate: number) => Promise<readonly number[]>,
): Promise<HalfLoad> {
  const rate = Math.max(1, Math.floor(sustained / 2));
  const latencies = await run(rate);
  return { rate, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
