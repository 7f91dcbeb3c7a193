import { Command } from 'commander';
import { allEvaluations } from './all/all.eval.js';
import { ageEvaluation } from './screens/age.eval.js';
import { catalogEvaluation } from './catalog/catalog.eval.js';
import { memoryEvaluation } from './memory/memory.eval.js';
import { recallEvaluation } from './memory/recall.eval.js';
import { leakEvaluation } from './screens/leak.eval.js';
import { screenEvaluation } from './screens/screen.eval.js';

/** One evaluation each, in the order of the help. */
const EVALUATIONS: readonly (() => Command)[] = [
  memoryEvaluation,
  recallEvaluation,
  screenEvaluation,
  catalogEvaluation,
  leakEvaluation,
  ageEvaluation,
];

/** Files in, run file out: production code over a data set, with no answer key and no network. `all` scores them too. */
export function evalCommand(): Command {
  const command = new Command('eval').description('Measure a part on a data set; the run file is scored elsewhere.');
  for (const evaluation of EVALUATIONS) command.addCommand(evaluation());
  return command.addCommand(allEvaluations(evaluate));
}

async function evaluate(args: readonly string[]): Promise<void> {
  const command = new Command('eval').exitOverride();
  for (const evaluation of EVALUATIONS) command.addCommand(evaluation());
  await command.parseAsync(args, { from: 'user' });
}
