import type { Verdict } from '@reprise/domain-ingest';

export interface ImportResult {
  accepted: number;
  duplicates: number;
  readonly rejected: { readonly line: number; readonly reason: string }[];
}

export const emptyResult = (): ImportResult => ({ accepted: 0, duplicates: 0, rejected: [] });

/** Counts what became of the lines of one fan. */
export function tally(result: ImportResult, verdicts: readonly Verdict[], lines: readonly number[]): void {
  verdicts.forEach((verdict, i) => {
    if (verdict === 'new') result.accepted++;
    else if (verdict === 'repeat') result.duplicates++;
    else
      result.rejected.push({
        line: lines[i]!,
        reason: 'was told before under the same id with other content, or of another fan; the first stands',
      });
  });
}
