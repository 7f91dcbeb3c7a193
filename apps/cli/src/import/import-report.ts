import type { Rejection, RejectedLines } from '../archive/rejected-lines.js';
import { print, printJson } from '../output/print.js';
import { knownOf, type ImportAnswer } from './kinds.js';

/** Lines that are named of those whose text was cut. */
const SHOWN = 20;

/** What became of an archive. */
export class ImportTotals {
  lines = 0;
  accepted = 0;
  duplicates = 0;
  shortened = 0;
  readonly shortenedLines: number[] = [];

  add(lines: number, answer: ImportAnswer): void {
    const shortened = answer.shortened ?? [];
    this.lines += lines;
    this.accepted += answer.accepted;
    this.duplicates += knownOf(answer);
    this.shortened += shortened.length;
    this.shortenedLines.push(...shortened.slice(0, SHOWN - this.shortenedLines.length));
  }
}

export function reportImport(noun: string, totals: ImportTotals, rejected: RejectedLines, json: boolean): void {
  const { count, file, examples } = rejected;
  if (json) return printJson({ ...totals, rejected: count, rejectedFile: count > 0 ? file : null, examples });
  print(`${totals.accepted} ${noun} imported, ${totals.duplicates} known already, ${count} rejected.`);
  for (const example of examples) print(`  ${describe(example)}`);
  if (count > 0) print(`The rejected lines, with their reasons, are in ${file}.`);
  if (totals.shortened > 0) print(shortenedNote(totals));
}

const describe = ({ line, reason }: Rejection) => `line ${line}: ${reason}`;

function shortenedNote({ shortened, shortenedLines }: ImportTotals): string {
  const more = shortened > shortenedLines.length ? ' …' : '';
  return `${shortened} longer than 8,000 characters: the rest was left out (line ${shortenedLines.join(', ')}${more}).`;
}
