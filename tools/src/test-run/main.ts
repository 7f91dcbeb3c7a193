import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChildren, run } from '../child.js';
import { startTestServers, type TestServers } from './servers.js';
import { passes, STAGES } from './stages.js';
import { tally, type JestReport } from './tally.js';

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=TimeoutNegativeWarning',
  'node_modules/jest/bin/jest.js',
];

/** `npm test`: every check of the workspace, then every spec on real servers. Arguments are handed to Jest. */
export async function main(args: readonly string[]): Promise<number> {
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      interrupted = true;
      endChildren();
    });
  const stages: boolean[] = [];
  for (const stage of STAGES) if (!interrupted) stages.push(await passes(stage));
  const tests = interrupted ? { passed: false } : await runSpecs(args);
  if (interrupted) return 130;
  const { passed, failed, skipped } = tally(stages, tests.report, tests.passed);
  STAGES.forEach(({ name }, i) => !stages[i] && process.stdout.write(`FAILED: ${name}\n`));
  if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

interface SpecRun {
  readonly passed: boolean;
  readonly report?: JestReport;
}

async function runSpecs(args: readonly string[]): Promise<SpecRun> {
  let servers: TestServers;
  try {
    servers = await startTestServers(process.env);
  } catch (error) {
    process.stdout.write(
      `FAILED to start the servers of the tests: ${error instanceof Error ? error.message : error}\n`,
    );
    return { passed: false };
  }
  const reports = mkdtempSync(join(tmpdir(), 'reprise-test-run-'));
  const file = join(reports, 'jest.json');
  try {
    process.stdout.write('\n── tests\n');
    const report = ['--json', `--outputFile=${file}`];
    const code = await run('node', [...JEST, '--maxWorkers=2', ...report, ...args], servers.env);
    if (!existsSync(file)) return { passed: false };
    return { passed: code === 0, report: JSON.parse(readFileSync(file, 'utf8')) as JestReport };
  } finally {
    rmSync(reports, { recursive: true, force: true });
    await servers.stop();
  }
}
