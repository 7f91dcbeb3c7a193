import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { UsageError } from '../errors.js';
import { readJsonl } from '../archive/archive.js';

/** Every record of a JSONL file, in its order; a line that is not one ends the evaluation with its number. */
export async function readRecords<T>(file: string): Promise<T[]> {
  const records: T[] = [];
  for await (const { line, record, error } of readJsonl(file)) {
    if (!record) throw new UsageError(`${file}, line ${line}: ${error}`);
    records.push(record as T);
  }
  return records;
}

/** A tab-separated run file, as `score.py` reads it. */
export async function writeRun(file: string, rows: Iterable<readonly (string | number)[]>): Promise<void> {
  const stream = createWriteStream(file);
  const failed = once(stream, 'error').then(([error]) => {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  });
  const written = (async () => {
    for (const row of rows) if (!stream.write(`${row.join('\t')}\n`)) await once(stream, 'drain');
    await new Promise<void>((resolve) => stream.end(resolve));
  })();
  await Promise.race([written, failed]);
}
