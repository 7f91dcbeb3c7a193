import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { LINE_MAX, type Line } from './lines.js';

/** A record of a CSV file: its cells, or why it is none. */
export interface CsvRecord {
  /** Where it begins. */
  readonly line: Line;
  /** It as it stands in the file, which may be over several lines. */
  readonly text: string;
  readonly bytes: number;
  readonly cells?: readonly string[];
  readonly error?: string;
}

/** A cell with more line breaks than this is taken for one whose quote is never closed. */
const LINES_MAX = 1_000;

/**
 * The records of a CSV file. A quoted cell may go on over lines; one whose quote is never closed, or closed where no
 * cell ends, costs its own line and no other. `isPlausible` says whether cells over several lines can be a record.
 */
export async function* csvRecordsOf(
  lines: AsyncIterable<Line>,
  isPlausible: (cells: readonly string[]) => boolean,
): AsyncGenerator<CsvRecord> {
  const source = new Lookahead(lines);
  for (let line = await source.take(); line; line = await source.take()) {
    if (line.error !== undefined) {
      yield { line, text: line.text, bytes: line.bytes, error: line.error };
      continue;
    }
    if (line.text.trim() === '') continue;
    const read = cellsOf(line.text);
    const longer = read === OPEN ? await closed(line, source, isPlausible) : undefined;
    yield longer ?? { line, text: line.text, bytes: line.bytes, ...(read === OPEN ? { error: UNCLOSED } : read) };
  }
}

const UNCLOSED =
  'not CSV: a quote is opened and never closed; a quote in a cell is written twice, and the cell in quotes';
const OPEN = Symbol('a quoted cell goes on');
type ReadCells = { readonly cells: readonly string[] } | { readonly error: string };

function cellsOf(text: string): ReadCells | typeof OPEN {
  if (!text.includes('"')) return { cells: text.split(',').map((cell) => cell.trim()) };
  try {
    const [cells] = parse(text, { relax_column_count: true, trim: true, record_delimiter: '\n' });
    return { cells: cells! };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return OPEN;
    return { error: 'not CSV: a quote stands inside a cell; it is written twice, and the cell in quotes' };
  }
}

const quotesIn = (text: string) => text.split('"').length - 1;

/**
 * The record that begins with an open quote, with the lines in which it is closed. Whatever is CSV has an even number
 * of quotes: it is read once, where the number becomes even, so that time stays linear.
 */
async function closed(
  first: Line,
  source: Lookahead,
  isPlausible: (cells: readonly string[]) => boolean,
): Promise<CsvRecord | undefined> {
  let text = first.text + first.end;
  let { bytes } = first;
  for (let i = 0, quotes = quotesIn(first.text); i < LINES_MAX; i++) {
    const line = await source.peek(i);
    if (!line || line.error !== undefined || text.length + line.text.length > LINE_MAX) return undefined;
    text += line.text;
    bytes += line.bytes;
    quotes += quotesIn(line.text);
    if (quotes % 2 === 0) {
      const read = cellsOf(text);
      if (read === OPEN || 'error' in read || !isPlausible(read.cells)) return undefined;
      source.drop(i + 1);
      return { line: first, text, bytes, cells: read.cells };
    }
    text += line.end;
  }
  return undefined;
}

/** Lines that can be looked at before they are taken. */
class Lookahead {
  private readonly ahead: Line[] = [];
  private readonly lines: AsyncIterator<Line>;

  constructor(lines: AsyncIterable<Line>) {
    this.lines = lines[Symbol.asyncIterator]();
  }

  async take(): Promise<Line | undefined> {
    return this.ahead.shift() ?? (await this.read());
  }

  /** The line that is taken after `n` others. */
  async peek(n: number): Promise<Line | undefined> {
    for (let line; this.ahead.length <= n; this.ahead.push(line)) {
      line = await this.read();
      if (!line) return undefined;
    }
    return this.ahead[n];
  }

  drop(n: number): void {
    this.ahead.splice(0, n);
  }

  private async read(): Promise<Line | undefined> {
    const { done, value } = await this.lines.next();
    return done ? undefined : value;
  }
}
