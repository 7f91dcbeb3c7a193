import { parseArgs } from 'node:util';
import { judged, whole } from '../system/program.js';
import { endOnSignals } from '../system/service-process.js';
import { runPersons } from './persons/run.js';
import { runRace } from './run.js';

const HELP = `npm run test:race -- [--asks 10000 | --persons 10000] [--rate 25] [--seed 1] [--log kafka|postgres] [--dir .reprise-race]

Fans ask six real services for items, --rate messages a second, while those items are withdrawn and the consents of the
people in them are revoked and given again, all at seeded random moments. Then checks from what was recorded: no send
started once delivery had recorded the stop of its item, every offer of a stopped item ended for that reason or was on its
way before, no quote of one is left open, every message ended once, no dead letters, stored state equal to the replayed log.

With --persons, so many people of two to six fans each (--rate of them begin a second) are linked, unlinked, stopped and freed at
once, and some spend and ask for prices under a cap, over two pods of ingest and of pricing. Then checks that every fan who was
linked while a stop stood is stopped in all services, that no send started under it, and that no price let a person exceed the cap.

Exit code 1 when a check fails.
`;

const { values } = parseArgs({
  options: {
    asks: { type: 'string', default: '10000' },
    persons: { type: 'string' },
    rate: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    log: { type: 'string', default: 'kafka' },
    dir: { type: 'string', default: '.reprise-race' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else if (values.log !== 'kafka' && values.log !== 'postgres') {
  process.stderr.write(`--log ${values.log}: expected kafka or postgres\n${HELP}`);
  process.exitCode = 2;
} else {
  const common = {
    rate: whole('rate', values.rate, HELP),
    seed: whole('seed', values.seed, HELP),
    log: values.log,
  } as const;
  const place = { dir: values.dir, namespace: `race-${common.seed}.` };
  endOnSignals();
  if (values.persons !== undefined) {
    const options = { persons: whole('persons', values.persons, HELP), ...common };
    const good = 'every stop and every cap bound every fan of a person, live = replay';
    await judged(options, () => runPersons({ ...options, ...place }), good);
  } else {
    const options = { asks: whole('asks', values.asks, HELP), ...common };
    await judged(
      options,
      () => runRace({ ...options, ...place }),
      'every stop bound, every message ended once, live = replay',
    );
  }
}
