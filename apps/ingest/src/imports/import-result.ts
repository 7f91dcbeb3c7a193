import type { Verdict } from '@reprise/domain-ingest';

/** What became of a line: a verdict, or why it cannot be recorded. */
export type Outcome = Verdict | { readonly reason: string };

export interface ImportResult {
  accepted: number;
  duplicates: number;
  readonly rejected: { readonly line: number; readonly reason: string }[];
  /** Accepted lines whose text was longer than what is recorded of it. */
  readonly shortened: number[];
}

export interface TakenLine {
  readonly line: number;
  readonly isShortened: boolean;
}

export const emptyResult = (): ImportResult => ({ accepted: 0, duplicates: 0, rejected: [], shortened: [] });

const CONFLICT = 'was told before under the same id with other content, or of another fan; the first stands';

/** Counts what became of the lines of one fan. */
export function tally(result: ImportResult, outcomes: readonly Outcome[], lines: readonly TakenLine[]): void {
  outcomes.forEach((outcome, i) => {
    const { line, isShortened } = lines[i]!;
    if (outcome === 'new') {
      result.accepted++;
      if (isShortened) result.shortened.push(line);
    } else if (outcome === 'repeat') result.duplicates++;
    else result.rejected.push({ line, reason: outcome === 'conflict' ? CONFLICT : outcome.reason });
  });
}

/** Lines in the order of the archive, whatever fan they were of. */
export function inOrder(result: ImportResult): ImportResult {
  result.rejected.sort((a, b) => a.line - b.line);
  result.shortened.sort((a, b) => a - b);
  return result;
}
