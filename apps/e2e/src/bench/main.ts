import { cpus, tmpdir, totalmem } from 'node:os';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { SERVICES } from '@reprise/contracts';
import { kafkaTransport } from '@reprise/event-log';
import { startKafka, startPostgres } from '@reprise/local-servers';
import { appendLatency } from './append.js';
import { bareChain } from './bare-chain.js';
import { durableChain } from './durable-chain.js';
import { foldRate } from './fold.js';
import { endOnSignals } from '../system/service-process.js';
import { benchmarksPage, withNotes } from './page.js';
import { searchLatencies } from './searches.js';
import { repriseTurns, type TurnsResult } from './turns.js';

const HOPS = 6;

const USAGE = `npm run bench -- [--turns N] [--only turns|searches] [--profile DIR]

  --turns N      turns of the flat-out run (default 4000)
  --only WHAT    that alone, printed as JSON; docs/benchmarks.md stays as it is. \`turns\`: Reprise's whole turn;
                 \`searches\`: one search in ten thousand turns and in fifty thousand items
  --profile DIR  a V8 CPU profile of every service process (open it in Chrome's DevTools); slows the run
`;
const { values: flags } = parseArgs({
  options: {
    turns: { type: 'string', default: '4000' },
    only: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const TURNS = Number(flags.turns);
if (
  flags.help ||
  !Number.isInteger(TURNS) ||
  TURNS < 1 ||
  (flags.only !== undefined && !['turns', 'searches'].includes(flags.only))
) {
  process.stdout.write(USAGE);
  process.exit(flags.help ? 0 : 2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);

const PAGE = 'docs/benchmarks.md';

interface Servers {
  readonly databaseUrl: string;
  readonly brokers: string;
}

endOnSignals();
const postgres = await startPostgres({ fsync: true });
const kafka = await startKafka({ optimised: true });
try {
  const servers = { databaseUrl: postgres.url, brokers: kafka.brokers };
  if (flags.only === 'turns') say(JSON.stringify(await wholeTurns(servers), null, 2));
  else if (flags.only === 'searches')
    say(JSON.stringify(await searchLatencies({ ...servers, logs: logFolder() }), null, 2));
  else await wholePage(servers);
} finally {
  await kafka.stop();
  await postgres.stop();
}
process.exit(0);

function logFolder(): string {
  return mkdtempSync(join(tmpdir(), 'reprise-bench-'));
}

async function wholeTurns({ databaseUrl, brokers }: Servers): Promise<TurnsResult> {
  const logs = logFolder();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const countEvents = async () => {
    let events = 0;
    for (const service of SERVICES)
      events += (
        await client.query<{ n: number }>(`select count(*)::int as n from ${service}.event where fan is not null`)
      ).rows[0]!.n;
    return events;
  };
  const profile = flags.profile === undefined ? {} : { profile: resolve(flags.profile) };
  const turns = await repriseTurns(
    { databaseUrl, brokers, logs, turns: TURNS, latencySeconds: 20, ...profile },
    countEvents,
  );
  await client.end();
  return turns;
}

/** Everything of docs/benchmarks.md, in one run. */
async function wholePage(servers: Servers): Promise<void> {
  const { databaseUrl, brokers } = servers;
  say('append of one event against the bare insert and commit …');
  const append = await appendLatency(databaseUrl, 3_000);
  say('(c) whole turns …');
  const turns = await wholeTurns(servers);
  say(`    ${turns.sustained.toFixed(0)} turns/s, ${turns.eventsPerTurn.toFixed(1)} events a turn`);
  say('(a) bare kafkajs chain …');
  const bare = await bareChain(brokers, HOPS, 60_000);
  say(`    ${bare.toFixed(0)} records/s`);
  say('(b) bare durable chain …');
  const eventsPerTurn = Math.round(turns.eventsPerTurn);
  const durable = await durableChain({ brokers, databaseUrl, hops: HOPS, eventsPerTurn, turns: 8_000 });
  say(`    ${durable.toFixed(0)} turns/s`);
  say('sealed fold over two threads …');
  const transport = kafkaTransport({
    brokers: brokers.split(','),
    clientId: 'bench-fold',
    namespace: turns.namespace,
  });
  const fold = await foldRate(transport, 2, 400_000);
  await transport.close();
  const page = benchmarksPage({
    date: new Date().toISOString(),
    machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    hops: HOPS,
    bare,
    durable,
    turns,
    append,
    fold,
  });
  writeFileSync(PAGE, withNotes(page, existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''));
  say(`\n${page}`);
}
