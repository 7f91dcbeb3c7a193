import { parseArgs } from 'node:util';
import { endOnSignals } from '../system/service-process.js';
import { runFaults } from './run.js';

const HELP = `npm run test:faults -- [--kills 100] [--turns 5000] [--seed 1] [--dir .reprise-faults] [--resume]

Sends a seeded load through six real services on a real broker and database, kills (SIGKILL) each of them at random
moments, and then checks: every accepted webhook recorded once, every purchase one sale, no message sent twice,
versions contiguous, repeats in the log harmless, stored state equal to the replayed log. Exit code 1 when one fails.
`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    turns: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    dir: { type: 'string', default: '.reprise-faults' },
    resume: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function whole(name: 'kills' | 'turns' | 'seed'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  process.stderr.write(`--${name} ${values[name]}: expected a whole number\n${HELP}`);
  process.exit(2);
}

if (values.help) process.stdout.write(HELP);
else {
  const options = {
    kills: whole('kills'),
    turns: whole('turns'),
    seed: whole('seed'),
    dir: values.dir,
    resume: values.resume,
  };
  endOnSignals();
  const started = performance.now();
  const { findings, counts, outcomes } = await runFaults({
    ...options,
    progress: (line) => process.stdout.write(`${line}\n`),
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`\n${JSON.stringify({ ...options, dir: undefined, seconds, counts, outcomes }, null, 2)}\n`);
  for (const finding of findings.slice(0, 50)) process.stdout.write(`  FOUND ${finding}\n`);
  process.stdout.write(
    findings.length === 0 ? 'nothing lost, nothing doubled, live = replay\n' : `${findings.length} findings\n`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
