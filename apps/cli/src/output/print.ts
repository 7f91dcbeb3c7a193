import { decimalsOf } from '@reprise/contracts';
import Table from 'cli-table3';

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** A table without heavy borders, columns as wide as they need to be. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  // Colour is for people at a terminal: a pipe gets plain text.
  const style = process.stdout.isTTY ? { head: ['bold'], compact: true } : { head: [], border: [], compact: true };
  const table = new Table({ head: [...head], style });
  for (const row of rows) table.push([...row]);
  print(table.toString());
}

/** Minor units with thousands separators, in the decimals of the currency, and its code, e.g. `1,234.50 USD`. */
export function money(minor: number, currency?: string): string {
  const decimals = currency === undefined ? 2 : decimalsOf(currency);
  const text = (minor / 10 ** decimals).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return currency === undefined ? text : `${text} ${currency}`;
}
