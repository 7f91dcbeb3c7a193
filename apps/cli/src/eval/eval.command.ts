import { Command } from 'commander';
import { ageEvaluation } from './screens/age.eval.js';
import { catalogEvaluation } from './catalog/catalog.eval.js';
import { leakEvaluation } from './screens/leak.eval.js';

/** One evaluation each, in the order of the help. */
const EVALUATIONS: readonly (() => Command)[] = [catalogEvaluation, leakEvaluation, ageEvaluation];

/** Files in, run file out: production code over a data set, with no answer key and no network. */
export function evalCommand(): Command {
  const command = new Command('eval').description('Measure a part on a data set; the run file is scored elsewhere.');
  for (const evaluation of EVALUATIONS) command.addCommand(evaluation());
  return command;
}
