import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LogRecord, LogTransport } from '@reprise/event-log';

/** Sealed events folded a second over `workers` threads, on the records of a real run, repeated to `target` events. */
export async function foldRate(transport: LogTransport, workers: number, target: number): Promise<number> {
  const reader = transport.reader();
  const fans = new Map<string, LogRecord[]>();
  for await (const page of reader.read('conversation.events'))
    for (const record of page) fans.set(record.key, [...(fans.get(record.key) ?? []), record]);
  await reader.close();
  const lists = [...fans.values()];
  const size = lists.reduce((sum, records) => sum + records.length, 0);
  const repeated = Array.from({ length: Math.max(1, Math.ceil(target / size)) }, () => lists).flat();
  const shares = Array.from({ length: workers }, (_, i) => repeated.filter((_records, n) => n % workers === i));
  const results = await Promise.all(shares.map(runWorker));
  return results.reduce((sum, { events }) => sum + events, 0) / Math.max(...results.map(({ seconds }) => seconds));
}

function runWorker(share: readonly (readonly LogRecord[])[]): Promise<{ events: number; seconds: number }> {
  const worker = new Worker(join(import.meta.dirname, 'fold-worker.js'), { workerData: share });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
