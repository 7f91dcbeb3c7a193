import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse as csvParser } from 'csv-parse';
import { UsageError } from '../errors.js';

/** A line of an archive: a record, or why it is not one. */
export interface ArchiveLine {
  /** 1-based line number in the file. */
  readonly line: number;
  /** The line as it stands in the file (for CSV: the record as JSON). */
  readonly text: string;
  readonly record?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

const MAX_LINE = 1_000_000;

export async function assertReadable(file: string): Promise<number> {
  try {
    const { size, isDirectory } = await stat(file).then((s) => ({ size: s.size, isDirectory: s.isDirectory() }));
    if (isDirectory) throw new UsageError(`${file} is a folder; name the archive file in it`);
    return size;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}`,
    );
  }
}

/** Streams an archive, JSONL or (by its name) CSV with a header, in bounded memory. Bad lines are named, not thrown. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveLine> {
  await assertReadable(file);
  yield* /\.csv$/i.test(file) ? readCsv(file) : readJsonl(file);
}

async function* readJsonl(file: string): AsyncGenerator<ArchiveLine> {
  let line = 0;
  for await (const raw of linesOf(createReadStream(file, 'utf8'))) {
    line++;
    const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (text.trim() !== '') yield { line, text, ...parseJson(text) };
  }
}

/** Lines end at a line feed alone: `readline` also ends them at U+2028, which JSON has inside strings. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}

function parseJson(text: string): Pick<ArchiveLine, 'record' | 'error'> {
  if (text.length > MAX_LINE) return { error: `longer than ${MAX_LINE} characters` };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'not a JSON object' };
    return { record: value as Record<string, unknown> };
  } catch (error) {
    return { error: `not JSON: ${(error as Error).message}` };
  }
}

async function* readCsv(file: string): AsyncGenerator<ArchiveLine> {
  const parser = createReadStream(file).pipe(
    csvParser({ columns: true, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
  );
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number; error?: Error };
  }>) {
    const base = { line: info.lines, text: JSON.stringify(record) };
    if (info.error) yield { ...base, error: info.error.message };
    else yield { ...base, record: typed(record) };
  }
}

/** CSV has only text: an empty cell is an absent field, and amounts are numbers when they look like one. */
function typed(record: Readonly<Record<string, string>>): Record<string, unknown> {
  const entries = Object.entries(record).filter(([, value]) => value !== '');
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'amountMinor' && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value,
    ]),
  );
}

/** Where bad lines go: `FILE.rejected.jsonl`, made only when there is one. */
export class RejectedLines {
  private stream: WriteStream | undefined;
  count = 0;
  readonly examples: { line: number; reason: string }[] = [];

  constructor(readonly file: string) {}

  add(line: number, reason: string, text: string): void {
    this.count++;
    if (this.examples.length < 5) this.examples.push({ line, reason });
    this.stream ??= createWriteStream(this.file);
    this.stream.write(`${JSON.stringify({ line, reason, text: text.slice(0, 10_000) })}\n`);
  }

  async close(): Promise<void> {
    const stream = this.stream;
    if (stream)
      await new Promise<void>((resolve, reject) =>
        stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
      );
  }
}
