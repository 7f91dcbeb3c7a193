import pg from 'pg';
import { SERVICES } from '@reprise/contracts';
import { kafkaTransport } from '@reprise/event-log';
import { appendLatency, type AppendResult } from './append.js';
import { bareChain } from './bare-chain.js';
import { durableChain, type DurableResult } from './durable-chain.js';
import { foldRate, type FoldResult } from './fold.js';
import { repriseTurns, type TurnsResult } from './turns.js';

export const HOPS = 6;
/** The chain's events are fixed, so that a product that needs fewer of them is measured against the same work. */
export const CHAIN_EVENTS = 14;
const LATENCY_SECONDS = 20;

export interface Servers {
  readonly databaseUrl: string;
  readonly brokers: string;
}

/** One paired run: every figure of it was taken within minutes, on the same servers. */
export interface RunResult {
  /** Records a second through the bare kafkajs chain. */
  readonly bare: number;
  readonly durable: DurableResult;
  readonly turns: TurnsResult;
  readonly append: AppendResult;
  readonly fold: FoldResult;
}

export interface TurnsRunOptions extends Servers {
  readonly logs: string;
  readonly turns: number;
  readonly profile?: string;
}

export async function wholeTurns(options: TurnsRunOptions): Promise<TurnsResult> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    return await repriseTurns({ ...options, latencySeconds: LATENCY_SECONDS }, () => countEvents(client));
  } finally {
    await client.end();
  }
}

export async function pairedRun(options: TurnsRunOptions, say: (line: string) => void): Promise<RunResult> {
  const { databaseUrl, brokers } = options;
  say('append of one event against the bare insert and commit …');
  const append = await appendLatency(databaseUrl, 3_000);
  say('(c) whole turns …');
  const turns = await wholeTurns(options);
  say(`    ${turns.sustained.toFixed(0)} turns/s, ${turns.eventsPerTurn.toFixed(1)} events a turn`);
  say('(b) bare durable chain …');
  const durable = await durableChain({
    brokers,
    databaseUrl,
    hops: HOPS,
    eventsPerTurn: CHAIN_EVENTS,
    turns: 8_000,
    latencySeconds: LATENCY_SECONDS,
  });
  say(`    ${durable.sustained.toFixed(0)} turns/s`);
  say('(a) bare kafkajs chain …');
  const bare = await bareChain(brokers, HOPS, 60_000);
  say(`    ${bare.toFixed(0)} records/s`);
  say('sealed fold over two threads …');
  const fold = await foldOf(brokers, turns.namespace);
  say(`    ${fold.folded.toFixed(0)} of ${fold.bare.toFixed(0)} events/s`);
  return { bare, durable, turns, append, fold };
}

async function foldOf(brokers: string, namespace: string): Promise<FoldResult> {
  const transport = kafkaTransport({ brokers: brokers.split(','), clientId: 'bench-fold', namespace });
  try {
    return await foldRate(transport, 2, 400_000);
  } finally {
    await transport.close();
  }
}

async function countEvents(client: pg.Client): Promise<number> {
  let events = 0;
  for (const service of SERVICES)
    events += (
      await client.query<{ n: number }>(`select count(*)::int as n from ${service}.event where fan is not null`)
    ).rows[0]!.n;
  return events;
}
