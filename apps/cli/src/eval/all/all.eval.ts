import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { environment } from '../../config.js';
import { CheckFailed, UsageError } from '../../errors.js';
import { print } from '../../output/print.js';
import { readRecords } from '../run-file.js';
import { reaches, withFigures, type TaskResult } from './quality-page.js';
import { EVAL_TASKS, type EvalTask } from './tasks.js';

interface Options {
  readonly page: string;
  readonly only?: string;
}

/** `npm run eval:all`: every evaluation over the folder REPRISE_EVAL_DATA names, scored, and written to a page. */
export function allEvaluations(evaluate: (args: readonly string[]) => Promise<void>): Command {
  return new Command('all')
    .description('Run and score every evaluation on the data folder that REPRISE_EVAL_DATA names; exit 1 below a bar.')
    .option('--page <file>', 'Markdown page the figures are written to', 'docs/quality.md')
    .option('--only <text>', 'evaluations whose name contains this; the page stays as it is')
    .action((options: Options) => runAll(options, evaluate));
}

async function runAll({ page, only }: Options, evaluate: (args: readonly string[]) => Promise<void>): Promise<void> {
  const data = environment().REPRISE_EVAL_DATA;
  if (data === undefined)
    throw new UsageError('REPRISE_EVAL_DATA names no folder: set it to the one with the evaluation data (*.jsonl)');
  const tasks = EVAL_TASKS.filter(({ name }) => only === undefined || name.toLowerCase().includes(only.toLowerCase()));
  const runs = mkdtempSync(join(tmpdir(), 'reprise-eval-'));
  const results: TaskResult[] = [];
  try {
    for (const task of tasks) {
      const result = await runOne(task, data, join(runs, 'run.tsv'), evaluate);
      results.push(result);
      for (const figure of result.figures)
        print(`${reaches(figure) ? 'ok  ' : 'LOW '} ${task.name}: ${figure.name} ${figure.value.toFixed(4)}`);
    }
  } finally {
    rmSync(runs, { recursive: true, force: true });
  }
  if (only === undefined) {
    const before = existsSync(page) ? readFileSync(page, 'utf8') : '# Quality\n';
    writeFileSync(page, withFigures(before, results, new Date().toISOString().slice(0, 10)));
  }
  const low = results.flatMap(({ figures }) => figures.filter((figure) => !reaches(figure)));
  if (low.length > 0) throw new CheckFailed(`${low.length} figures are below their bar`);
}

async function runOne(
  task: EvalTask,
  data: string,
  out: string,
  evaluate: (args: readonly string[]) => Promise<void>,
): Promise<TaskResult> {
  const files = task.files.map((file) => join(data, `${file}.jsonl`));
  await evaluate([...task.args(...files), '--out', out]);
  const run = readFileSync(out, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
  return { name: task.name, figures: task.figures(run, await readRecords(files.at(-1)!)) };
}
