import type { ArchiveKind } from '../import/kinds.js';
import { UsageError } from '../errors.js';
import { openArchive } from './bytes.js';
import { readCsv, type CsvColumns } from './csv.js';
import { parseJsonLine } from './json-line.js';
import { linesOf } from './lines.js';

/** A line of an archive: a record, or why it is not one. */
export interface ArchiveLine {
  /** 1-based line number in the file. */
  readonly line: number;
  /** The line as it stands in the file; a CSV record may be over several. */
  readonly text: string;
  /** Its length in the file. */
  readonly bytes: number;
  readonly record?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

const COLUMNS: Readonly<Record<ArchiveKind, CsvColumns | null>> = {
  history: { required: ['creator', 'fan', 'at', 'from', 'text'], numbers: ['quality'] },
  purchases: {
    required: ['creator', 'fan', 'purchaseId', 'itemId', 'amountMinor', 'currency', 'at'],
    numbers: ['amountMinor'],
  },
  catalog: null,
};

export interface ArchiveReading {
  readonly kind: ArchiveKind;
  /** Lines without a creator are of one that the command names. */
  readonly creator?: string | undefined;
}

/**
 * Streams an archive, JSONL or (by its name) CSV with a header, in bounded memory. Bad lines are named, not thrown;
 * a file that is no archive at all is a UsageError.
 */
export async function* readArchive(file: string, { kind, creator }: ArchiveReading): AsyncGenerator<ArchiveLine> {
  if (!/\.csv$/i.test(file)) return yield* readJsonl(file);
  const columns = COLUMNS[kind];
  if (columns === null) throw new UsageError(`${file} is CSV; a ${kind} archive is JSONL`);
  const required = columns.required.filter((name) => name !== 'creator' || creator === undefined);
  const lines = linesOf(await openArchive(file));
  for await (const { line, ...record } of readCsv(file, lines, { ...columns, required }))
    yield { ...record, line: line.number };
}

/** One JSON object a line, whatever the file is called. */
export async function* readJsonl(file: string): AsyncGenerator<ArchiveLine> {
  for await (const { number: line, text, bytes, error } of linesOf(await openArchive(file))) {
    if (error !== undefined) yield { line, text, bytes, error };
    else if (text.trim() !== '') yield { line, text, bytes, ...parseJsonLine(text) };
  }
}
