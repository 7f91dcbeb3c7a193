import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LogRecord, LogTransport } from '@reprise/event-log';

export interface FoldResult {
  /** Events a second: parse, header check, fold, digest. */
  readonly folded: number;
  /** Events a second of the same records: parse of the value and SHA-256 of its bytes, nothing else. */
  readonly bare: number;
}

/** Sealed events a second over `workers` threads, on the records of a real run, repeated to `target` events. */
export async function foldRate(transport: LogTransport, workers: number, target: number): Promise<FoldResult> {
  const lists = await fansOf(transport);
  const size = lists.reduce((sum, records) => sum + records.length, 0);
  const repeated = Array.from({ length: Math.max(1, Math.ceil(target / size)) }, () => lists).flat();
  const shares = Array.from({ length: workers }, (_, i) => repeated.filter((_records, n) => n % workers === i));
  const bare = await rateOf('bare', shares);
  const folded = await rateOf('fold', shares);
  return { bare, folded };
}

async function fansOf(transport: LogTransport): Promise<LogRecord[][]> {
  const reader = transport.reader();
  const fans = new Map<string, LogRecord[]>();
  for await (const page of reader.read('conversation.events'))
    for (const record of page) fans.set(record.key, [...(fans.get(record.key) ?? []), record]);
  await reader.close();
  return [...fans.values()];
}

type Share = readonly (readonly LogRecord[])[];

async function rateOf(work: 'bare' | 'fold', shares: readonly Share[]): Promise<number> {
  const results = await Promise.all(shares.map((share) => runWorker(work, share)));
  return results.reduce((sum, { events }) => sum + events, 0) / Math.max(...results.map(({ seconds }) => seconds));
}

function runWorker(work: string, share: Share): Promise<{ events: number; seconds: number }> {
  const worker = new Worker(join(import.meta.dirname, 'fold-worker.js'), { workerData: { work, share } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
