import { parseArgs } from 'node:util';
import { judged, whole } from '../system/program.js';
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

if (values.help) process.stdout.write(HELP);
else {
  const numbers = {
    kills: whole('kills', values.kills, HELP),
    turns: whole('turns', values.turns, HELP),
    seed: whole('seed', values.seed, HELP),
  };
  const { dir, resume } = values;
  const progress = (line: string): void => void process.stdout.write(`${line}\n`);
  endOnSignals();
  await judged(
    { ...numbers, resume },
    () => runFaults({ ...numbers, dir, resume, namespace: `faults-${numbers.seed}.`, progress }),
    'nothing lost, nothing doubled, live = replay',
  );
}
