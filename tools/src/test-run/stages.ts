import { run } from '../child.js';

/** A check of the whole workspace beside the tests; each counts as one test. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

const everywhere = (target: string): Stage['command'] => [
  'nx',
  ...['run-many', '-t', target, '--parallel=2', '--outputStyle=static'],
];

/** Lint goes through Nx: without a fresh project graph the rule on who may import whom checks nothing. */
export const STAGES: readonly Stage[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: everywhere('lint') },
  { name: 'typecheck', command: everywhere('typecheck') },
  { name: 'build', command: everywhere('build') },
];

const NX = { NX_DAEMON: 'false', NX_TUI: 'false' };

export async function passes({ name, command: [program, ...args] }: Stage): Promise<boolean> {
  const started = performance.now();
  process.stdout.write(`\n── ${name}\n`);
  const passed = (await run(program, args, NX)) === 0;
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`── ${name} ${passed ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  return passed;
}
