import Table from 'cli-table3';
import { visible, visibleLines } from './visible.js';

type Replacer = (key: string, value: unknown) => unknown;

export function printJson(value: unknown, replacer?: Replacer): void {
  process.stdout.write(`${visibleLines(JSON.stringify(value, replacer, 2))}\n`);
}

/** One line; what would control the terminal in it is shown instead. */
export function print(line = ''): void {
  process.stdout.write(`${visible(line)}\n`);
}

/** One line beside the output, for the person at the terminal. */
export function printNote(line: string): void {
  process.stderr.write(`reprise: ${visible(line)}\n`);
}

/** A table without heavy borders, columns as wide as they need to be. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  // Colour is for people at a terminal: a pipe gets plain text.
  const style = process.stdout.isTTY ? { head: ['bold'], compact: true } : { head: [], border: [], compact: true };
  const table = new Table({ head: [...head], style });
  for (const row of rows) table.push(row.map((cell) => visible(String(cell))));
  process.stdout.write(`${table.toString()}\n`);
}

/** A reader that has seen enough (`| head`, `less`) closes the pipe: what is written then is nobody's error. */
export function endQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
