import { cutText } from '@reprise/contracts';
import { UsageError } from '../errors.js';
import { csvRecordsOf, type CsvRecord } from './csv-records.js';
import type { ReadRecord } from './json-line.js';
import type { Line } from './lines.js';

/** What an archive of a kind must have, as columns where it is CSV. */
export interface CsvColumns {
  readonly required: readonly string[];
  /** Columns of whole numbers; all others are text. */
  readonly numbers: readonly string[];
}

export type CsvLine = CsvRecord & Partial<{ record: Readonly<Record<string, unknown>> }>;

/** The records of a CSV archive by its header. Throws UsageError when the header lacks a column or has one twice. */
export async function* readCsv(
  file: string,
  lines: AsyncIterable<Line>,
  { required, numbers }: CsvColumns,
): AsyncGenerator<CsvLine> {
  let header: readonly string[] | undefined;
  const places = () => required.map((name) => header!.indexOf(name));
  // None of the columns that every archive has is text that people write over several lines.
  const isPlausible = (cells: readonly string[]) =>
    header === undefined ||
    (cells.length === header.length && places().every((i) => header![i] === 'text' || !/[\r\n]/.test(cells[i]!)));
  for await (const record of csvRecordsOf(lines, isPlausible)) {
    if (header === undefined) header = headerOf(file, record, required);
    else if (record.cells === undefined) yield record;
    else yield { ...record, ...recordOf(header, record.cells, numbers) };
  }
}

function headerOf(file: string, { text, cells, error }: CsvRecord, required: readonly string[]): readonly string[] {
  const shown = `its first line is ${JSON.stringify(cutText(text, 100))}`;
  if (!cells) throw new UsageError(`${file} has no header: ${error} (${shown})`);
  const missing = required.filter((name) => !cells.includes(name));
  if (missing.length > 0)
    throw new UsageError(
      `${file} lacks the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')}: ${shown}. ` +
        `A CSV archive begins with a header, its columns separated by commas: ${required.join(',')}`,
    );
  const twice = cells.find((name, i) => name !== '' && cells.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`${file} has the column ${JSON.stringify(twice)} twice`);
  return cells;
}

/** CSV has only text: an empty cell is an absent field, and a number is written in digits alone. */
function recordOf(header: readonly string[], cells: readonly string[], numbers: readonly string[]): ReadRecord {
  if (cells.length !== header.length)
    return { error: `has ${cells.length} cells where the header has ${header.length}` };
  const fields = header.map((name, i) => [name, cells[i]!] as const).filter(([, cell]) => cell !== '');
  if (fields.some(([name]) => name === '')) return { error: 'has a cell in a column without a name' };
  const wrong = fields.find(([name, cell]) => numbers.includes(name) && !/^\d{1,15}$/.test(cell));
  if (wrong) return { error: `${wrong[0]}: ${JSON.stringify(cutText(wrong[1], 40))} ${hintOf(wrong[0])}` };
  return {
    record: Object.fromEntries(fields.map(([name, cell]) => [name, numbers.includes(name) ? Number(cell) : cell])),
  };
}

const hintOf = (column: string) =>
  column === 'amountMinor'
    ? 'is not a whole number of minor units in digits alone, such as 1500 for 15.00'
    : 'is not a whole number in digits alone';
