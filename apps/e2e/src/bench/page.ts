import type { AppendResult } from './append.js';
import type { TurnsResult } from './turns.js';

export interface BenchResult {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly hops: number;
  /** Records a second through the bare kafkajs chain. */
  readonly bare: number;
  /** Turns a second through the bare durable chain. */
  readonly durable: number;
  readonly turns: TurnsResult;
  readonly append: AppendResult;
  /** Events a second. */
  readonly fold: number;
}

const n = (value: number, digits = 0) =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** docs/benchmarks.md of one run. */
export function benchmarksPage({ date, machine, node, hops, bare, durable, turns, append, fold }: BenchResult): string {
  const cpu = Object.entries(turns.cpuMsPerTurn);
  const total = cpu.reduce((sum, [, ms]) => sum + ms, 0);
  return `# Benchmarks

Written by \`npm run bench\`. ${date}, ${machine}, Node ${node}; broker, database, services and load share the machine; fsync on. One run:
compare figures within it, not between runs.

| | rate | Reprise reaches |
|---|---|---|
| (a) bare kafkajs chain, ${hops} hops, ${hops} processes | ${n(bare)} records/s | ${n((100 * turns.sustained) / bare, 1)} % |
| (b) bare durable chain, ${hops} hops, ${n(turns.eventsPerTurn, 1)} events a turn: the physical limit of this design here | ${n(durable)} turns/s | ${n((100 * turns.sustained) / durable, 1)} % |
| **(c) Reprise, whole turn** (webhook accepted → reply handed to the platform, rules mode, no natural delay), ${hops} processes | **${n(turns.sustained)} turns/s** | |

| | |
|---|---|
| latency at half of (c), ${n(turns.halfLoad.rate)} turns/s, open loop | p50 ${n(turns.halfLoad.p50)} ms, p99 ${n(turns.halfLoad.p99)} ms |
| events of a turn | ${n(turns.eventsPerTurn, 1)} |
| append of one event, idle connection | p50 ${n(append.appendP50, 2)} ms, p99 ${n(append.appendP99, 2)} ms |
| bare INSERT and COMMIT, interleaved with it | p50 ${n(append.bareP50, 2)} ms, p99 ${n(append.bareP99, 2)} ms; append is ${n(append.appendP99 / append.bareP99, 1)} times its p99 |
| sealed fold over two threads (parse, header check, fold, digest) | ${n(fold)} events/s |

CPU per turn by process, flat out: ${cpu.map(([name, ms]) => `${name} ${n(ms, 2)} ms`).join(', ')}; ${n(total, 2)} ms together.

## Method

- (a): ${hops} processes, each one consumes a topic of 16 partitions and sends what it read to the next, 700-byte records.
- (b): ${hops} processes over one topic; each reads all of it, skips by header, and per batch of what waits from all partitions does one
  transaction (its events, and the version row of every record read) and one send. No decisions, no validation, no sealing.
- (c): six services as in production. 64 webhooks in flight; the clock stops when the platform has the last reply. Warm-up first. Then,
  once all is quiet, an open loop at half that rate for 20 s; latency counts from the moment a message was due.
- Append: \`executeBatch\` with one task against \`begin; insert; commit\` on the same table, alternating.
- Fold: the records of (c), repeated, folded by \`FanFold\` in two worker threads.
`;
}

const NOTES = '<!-- what follows is written by hand, and kept -->';

/** The page, followed by the notes that an earlier one ends with. */
export const withNotes = (page: string, earlier: string): string => {
  const at = earlier.indexOf(NOTES);
  return at < 0 ? page : `${page.trimEnd()}\n\n${earlier.slice(at)}`;
};
