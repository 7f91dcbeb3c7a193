import { Command, Option } from 'commander';
import type { Screen } from '@reprise/contracts';
import { Progress } from '../../output/progress.js';
import { readRecords, writeRun } from '../run-file.js';

/** Screens that answer a task; the one that fires most counts. */
const TASKS: Readonly<Record<string, readonly Screen[]>> = {
  injection: ['injection', 'prompt-extraction'],
  selfharm: ['crisis'],
};

/** Dates stated birth years, which neither task reads. */
const WRITTEN_AT = '2026-01-01T00:00:00Z';

export function screenEvaluation(): Command {
  return new Command('screen')
    .description(
      'Attacks or self-harm in a text, by the screens that every incoming message passes. In: JSONL with `id`, `text`. Out: id, score (0..1, flagged at 0.5).',
    )
    .addOption(new Option('--task <task>', 'what to look for').choices(Object.keys(TASKS)).makeOptionMandatory())
    .requiredOption('--in <file>', 'JSONL, one text a line')
    .requiredOption('--out <file>', 'tab-separated run file')
    .action(async (options: { task: string; in: string; out: string }) => {
      const { screen } = await import('@reprise/domain-ingest');
      const records = await readRecords<{ id: string | number; text: string }>(options.in);
      const progress = new Progress('texts', records.length);
      const rows = records.map(({ id, text }) => {
        const { scores } = screen(text, WRITTEN_AT);
        progress.advance();
        return [id, Math.max(0, ...TASKS[options.task]!.map((name) => scores[name] ?? 0))] as const;
      });
      progress.stop();
      await writeRun(options.out, rows);
    });
}
