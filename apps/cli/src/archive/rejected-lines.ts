import { closeSync, constants, openSync, rmSync, writeFileSync } from 'node:fs';
import { cutText } from '@reprise/contracts';
import { UsageError } from '../errors.js';

export interface Rejection {
  readonly line: number;
  readonly reason: string;
}

/** Examples that a command prints. */
const SHOWN = 5;
/** What is kept of a line, in UTF-16 code units: the archive has all of it. */
const KEPT = 10_000;
const OWNER_ONLY = 0o600;

/**
 * Where bad lines go: `FILE.rejected.jsonl`, made only when there is one. It holds what people wrote: readable by its
 * owner alone, and always a new file, so that no link under its name leads elsewhere.
 */
export class RejectedLines {
  private descriptor: number | undefined;
  count = 0;
  readonly examples: Rejection[] = [];

  constructor(readonly file: string) {}

  /** Throws UsageError when the file cannot be written. */
  add(line: number, reason: string, text: string): void {
    this.count++;
    if (this.examples.length < SHOWN) this.examples.push({ line, reason });
    const kept = cutText(text, KEPT);
    this.attempt(() => {
      this.descriptor ??= this.create();
      writeFileSync(this.descriptor, `${JSON.stringify({ line, reason, text: kept })}\n`);
    });
  }

  /** A run that rejected nothing leaves no file behind, also not one of an earlier run. */
  finish(): void {
    if (this.count === 0) this.attempt(() => rmSync(this.file, { force: true }));
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private create(): number {
    rmSync(this.file, { force: true });
    return openSync(
      this.file,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      OWNER_ONLY,
    );
  }

  private attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw new UsageError(
        `the rejected lines cannot be written to ${this.file} (${(error as Error).message}); ` +
          'name another file with --rejected FILE',
      );
    }
  }
}
