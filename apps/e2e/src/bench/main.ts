import { cpus, tmpdir, totalmem } from 'node:os';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startKafka, startPostgres } from '@reprise/local-servers';
import { endOnSignals } from '../system/service-process.js';
import { benchmarksPage, withNotes } from './page.js';
import { pairedRun, wholeTurns, type RunResult, type Servers, type TurnsRunOptions } from './run.js';
import { searchLatencies } from './searches.js';

const USAGE = `npm run bench -- [--runs N] [--turns N] [--only turns|pair|searches] [--profile DIR]

  --runs N       paired runs, of which docs/benchmarks.md shows the medians (default 5; about three minutes each)
  --turns N      turns of the flat-out run (default 4000)
  --only WHAT    that alone, printed as JSON; docs/benchmarks.md stays as it is. \`turns\`: Reprise's whole turn;
                 \`pair\`: one paired run; \`searches\`: one search in ten thousand turns and in fifty thousand items
  --profile DIR  a V8 CPU profile of every service process (open it in Chrome's DevTools); slows the run
`;
const { values: flags } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    turns: { type: 'string', default: '4000' },
    only: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const RUNS = Number(flags.runs);
const TURNS = Number(flags.turns);
const isCount = (value: number) => Number.isInteger(value) && value >= 1;
const isKnown = flags.only === undefined || ['turns', 'pair', 'searches'].includes(flags.only);
if (flags.help || !isCount(RUNS) || !isCount(TURNS) || !isKnown) {
  process.stdout.write(USAGE);
  process.exit(flags.help ? 0 : 2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const show = (value: unknown) => say(JSON.stringify(value, null, 2));

const PAGE = 'docs/benchmarks.md';

endOnSignals();
const postgres = await startPostgres({ fsync: true });
const kafka = await startKafka({ optimised: true });
try {
  const servers = { databaseUrl: postgres.url, brokers: kafka.brokers };
  if (flags.only === 'turns') show(await wholeTurns(optionsOf(servers)));
  else if (flags.only === 'pair') show(await pairedRun(optionsOf(servers), () => undefined));
  else if (flags.only === 'searches') show(await searchLatencies({ ...servers, logs: logFolder() }));
  else await wholePage(servers);
} finally {
  await kafka.stop();
  await postgres.stop();
}
process.exit(0);

function logFolder(): string {
  return mkdtempSync(join(tmpdir(), 'reprise-bench-'));
}

function optionsOf(servers: Servers): TurnsRunOptions {
  const profile = flags.profile === undefined ? {} : { profile: resolve(flags.profile) };
  return { ...servers, logs: logFolder(), turns: TURNS, ...profile };
}

/** Everything of docs/benchmarks.md. Each run has a database of its own, so none finds the fans of an earlier one. */
async function wholePage(servers: Servers): Promise<void> {
  const runs: RunResult[] = [];
  for (let n = 1; n <= RUNS; n++) {
    say(`run ${n} of ${RUNS}`);
    runs.push(
      await withDatabase(servers.databaseUrl, `bench_${n}`, (databaseUrl) =>
        pairedRun(optionsOf({ ...servers, databaseUrl }), say),
      ),
    );
  }
  const page = benchmarksPage({
    date: new Date().toISOString(),
    machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    runs,
  });
  writeFileSync(PAGE, withNotes(page, existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''));
  say(`\n${page}`);
}

async function withDatabase<T>(serverUrl: string, name: string, body: (databaseUrl: string) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return await body(url.href);
  } finally {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  }
}
