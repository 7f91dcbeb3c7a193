import { Command } from 'commander';
import { Progress } from '../../output/progress.js';
import { readRecords, writeRun } from '../run-file.js';

const SIGN = { minor: 1, adult: 0 } as const;

/** Birth years are read against this moment. The data set carries no times of its own. */
const WRITTEN_AT = '2026-01-01T00:00:00Z';

export function ageEvaluation(): Command {
  return new Command('age')
    .description(
      'Own age stated in a text. In: JSONL with `text`. Out: line index (from 0), 1 under eighteen, 0 an adult, none no age stated.',
    )
    .requiredOption('--in <file>', 'JSONL, one text a line')
    .requiredOption('--out <file>', 'tab-separated run file')
    .action(async (options: { in: string; out: string }) => {
      const { statedAge } = await import('@reprise/domain-ingest');
      const records = await readRecords<{ text: string }>(options.in);
      const progress = new Progress('texts', records.length);
      const rows = records.map(({ text }, i) => {
        const stated = statedAge(text, WRITTEN_AT);
        progress.advance();
        return [i, stated === null ? 'none' : SIGN[stated]] as const;
      });
      progress.stop();
      await writeRun(options.out, rows);
    });
}
