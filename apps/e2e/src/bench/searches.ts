import { ids } from '@reprise/event-log';
import { RecordingPlatform } from '../system/platform.js';
import { System } from '../system/system.js';
import { waitUntilQuiet } from '../system/quiet.js';
import { percentile } from './kafka-client.js';

export interface SearchesOptions {
  readonly databaseUrl: string;
  readonly brokers: string;
  readonly logs: string;
}

/** Milliseconds of one search over HTTP, one after another. */
export interface SearchLatency {
  readonly of: string;
  readonly p50: number;
  readonly p99: number;
}

const TURNS = 10_000;
const ITEMS = 50_000;
const CHUNK = 1_000;
const SEARCHES = 300;
const WORDS = 8_000;

/** A word out of eight thousand, distributed as words are (Zipf); the same for the same number. */
const word = (n: number) => `w${Math.floor(WORDS ** ((((n * 2_654_435_761) >>> 0) % 100_003) / 100_003)).toString(36)}`;
const sentence = (seed: number, length: number) => Array.from({ length }, (_, k) => word(seed * 101 + k)).join(' ');

/** How long a search takes in a fan's ten thousand turns and in a creator's fifty thousand items. */
export async function searchLatencies(options: SearchesOptions): Promise<SearchLatency[]> {
  const platform = new RecordingPlatform();
  const system = await System.start({
    ...options,
    platformUrl: await platform.start(),
    env: { KAFKA_NAMESPACE: `searches-${Date.now().toString(36)}.` },
  });
  try {
    await importAll(system);
    await waitUntilQuiet(system, options.databaseUrl);
    const creator = ids.creatorId('default', 'bench');
    const fan = ids.fanId('default', creator, 'sandbox', 'one');
    const inMemory = (text: string) =>
      system.api('memory', `/v1/memory/fans/${fan}/search?q=${encodeURIComponent(text)}`);
    const inCatalog = (text: string) =>
      system.api('catalog', `/v1/catalog/items?creator=${creator}&q=${encodeURIComponent(text)}`);
    return [
      await measured(`${TURNS} turns, 12 words`, inMemory, 12),
      await measured(`${ITEMS} items, 3 words`, inCatalog, 3),
      await measured(`${ITEMS} items, 8 words`, inCatalog, 8),
    ];
  } finally {
    await system.stop();
    await platform.stop();
  }
}

async function importAll(system: System): Promise<void> {
  const history = (n: number) => ({
    line: n + 1,
    identity: `turn-${n}`,
    record: {
      creator: 'bench',
      fan: 'one',
      at: new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString(),
      from: n % 2 === 0 ? 'fan' : 'creator',
      text: sentence(n, 12),
    },
  });
  const item = (n: number) => ({
    line: n + 1,
    record: {
      id: `item-${n}`,
      title: sentence(n, 5),
      description: sentence(n + ITEMS, 40),
      priceMinor: 1_000 + n,
      currency: 'USD',
    },
  });
  await chunks(TURNS, history, (entries) =>
    system.api('ingest', '/v1/ingest/imports/history', { platform: 'sandbox', entries }),
  );
  await chunks(ITEMS, item, (entries) =>
    system.api('catalog', '/v1/catalog/imports/items', { platform: 'sandbox', creator: 'bench', entries }),
  );
}

async function chunks<E>(
  total: number,
  entry: (n: number) => E,
  send: (entries: E[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < total; from += CHUNK) await send(Array.from({ length: CHUNK }, (_, n) => entry(from + n)));
}

async function measured(of: string, search: (text: string) => Promise<unknown>, words: number): Promise<SearchLatency> {
  const times: number[] = [];
  for (let n = -30; n < SEARCHES; n++) {
    const started = performance.now();
    await search(sentence(7_000_000 + n, words));
    if (n >= 0) times.push(performance.now() - started);
  }
  return { of, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
