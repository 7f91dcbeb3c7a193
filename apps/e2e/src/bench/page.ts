import { CHAIN_EVENTS, HOPS, type RunResult } from './run.js';
import { RATIOS, spreadOf, type Ratio, type Spread } from './ratios.js';

export interface BenchResult {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  /** At least one. */
  readonly runs: readonly RunResult[];
}

/** docs/benchmarks.md of some paired runs. */
export function benchmarksPage({ date, machine, node, runs }: BenchResult): string {
  const of = (figure: (run: RunResult) => number, digits = 0) => show(spreadOf(runs.map(figure)), digits);
  const services = Object.keys(runs[0]!.turns.cpuMsPerTurn);
  const cpu = services.map((name) => `${name} ${of(({ turns }) => turns.cpuMsPerTurn[name]!, 2)} ms`);
  const total = of(({ turns }) => Object.values(turns.cpuMsPerTurn).reduce((sum, ms) => sum + ms, 0), 2);
  return `# Benchmarks

Written by \`npm run bench\`. ${date}, ${machine}, Node ${node}; broker, database, services and load share the machine; fsync on. The median of
${runs.length} paired runs, with the least and the most of them; the ratios are those of figures taken within one run. Compare ratios, not figures of different days.

| ratio | median of ${runs.length} (least to most) |
|---|---|
${RATIOS.map((ratio) => ratioRow(ratio, runs)).join('\n')}

| figure | |
|---|---|
| (a) bare kafkajs chain, ${HOPS} hops, ${HOPS} processes | ${of((run) => run.bare)} records/s |
| (b) bare durable chain, ${HOPS} hops, ${CHAIN_EVENTS} events a turn: the physical limit of this design here | ${of(({ durable }) => durable.sustained)} turns/s |
| **(c) Reprise, whole turn** (webhook accepted → reply handed to the platform, rules mode, no natural delay), ${HOPS} processes | **${of(({ turns }) => turns.sustained)} turns/s** |
| latency at half of (c), open loop | p50 ${of(({ turns }) => turns.halfLoad.p50)} ms, p99 ${of(({ turns }) => turns.halfLoad.p99)} ms |
| latency of the chain at half of (b), open loop | p50 ${of(({ durable }) => durable.halfLoad.p50)} ms, p99 ${of(({ durable }) => durable.halfLoad.p99)} ms |
| events of a turn | ${of(({ turns }) => turns.eventsPerTurn, 1)} |
| append of one event, idle connection | p50 ${of(({ append }) => append.appendP50, 2)} ms, p99 ${of(({ append }) => append.appendP99, 2)} ms |
| bare INSERT and COMMIT, interleaved with it | p50 ${of(({ append }) => append.bareP50, 2)} ms, p99 ${of(({ append }) => append.bareP99, 2)} ms |
| sealed fold over two threads (parse, header check, fold, digest) | ${of(({ fold }) => fold.folded)} events/s |
| bare parse and SHA-256 of the same bytes over two threads | ${of(({ fold }) => fold.bare)} events/s |

CPU per turn by process, flat out: ${cpu.join(', ')}; ${total} ms together.

## Method

- (a): ${HOPS} processes, each one consumes a topic of 16 partitions and sends what it read to the next, 700-byte records.
- (b): ${HOPS} processes over one topic; each reads all of it, skips by header, and per batch of what waits from all partitions does one
  transaction (its events, and the version row of every record read) and one send. No decisions, no validation, no sealing. Flat out first, then an open loop at half that rate for 20 s.
- (c): six services as in production. 64 webhooks in flight; the clock stops when the platform has the last reply. Warm-up first. Then,
  once all is quiet, an open loop at half that rate for 20 s; latency counts from the moment a message was due.
- Append: \`executeBatch\` with one task against \`begin; insert; commit\` on the same table, alternating.
- Fold: the records of (c), repeated, folded by \`FanFold\` in two worker threads; the bare loop over the same records in two others, before it.
`;
}

const asText = (value: number, digits: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const show = ({ median, least, most }: Spread, digits: number): string =>
  least === most
    ? asText(median, digits)
    : `${asText(median, digits)} (${asText(least, digits)} to ${asText(most, digits)})`;

const ratioRow = ({ name, of }: Ratio, runs: readonly RunResult[]): string =>
  `| ${name} | ${show(spreadOf(runs.map(of)), 2)} |`;

const NOTES = '<!-- what follows is written by hand, and kept -->';

/** The page, followed by the notes that an earlier one ends with. */
export const withNotes = (page: string, earlier: string): string => {
  const at = earlier.indexOf(NOTES);
  return at < 0 ? page : `${page.trimEnd()}\n\n${earlier.slice(at)}`;
};
