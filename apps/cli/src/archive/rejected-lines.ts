import { closeSync, constants, lstatSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
 * owner alone, and always a new file, so that no link under its name leads elsewhere. Only a file of an earlier run makes
 * room for it, under that name; a name that somebody chose must be free.
 */
export class RejectedLines {
  readonly file: string;
  private descriptor: number | undefined;
  count = 0;
  readonly examples: Rejection[] = [];

  /** Throws UsageError when the name is taken by what is not to be lost. */
  constructor(
    private readonly archive: string,
    private readonly named?: string,
  ) {
    this.file = named ?? `${archive}.rejected.jsonl`;
    this.assertFree();
  }

  /** Throws UsageError when the file cannot be written. */
  add(line: number, reason: string, text: string): void {
    this.count++;
    if (this.examples.length < SHOWN) this.examples.push({ line, reason });
    const kept = cutText(text, KEPT);
    this.descriptor ??= this.create();
    const to = this.descriptor;
    this.attempt(() => writeFileSync(to, `${JSON.stringify({ line, reason, text: kept })}\n`));
  }

  /** A run that rejected nothing leaves no file behind, also not one of an earlier run. */
  finish(): void {
    if (this.count === 0) this.removeOld();
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private create(): number {
    this.removeOld();
    return this.attempt(() =>
      openSync(this.file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, OWNER_ONLY),
    );
  }

  private removeOld(): void {
    if (this.named !== undefined) return;
    this.assertFree();
    this.attempt(() => rmSync(this.file, { force: true }));
  }

  private assertFree(): void {
    const found = this.attempt(() => lstatSync(this.file, { throwIfNoEntry: false }));
    if (!found) return;
    if (this.attempt(() => isSameFile(this.file, this.archive))) this.refuse('it is the archive itself');
    if (this.named !== undefined) this.refuse('it exists already');
    if (!found.isFile() && !found.isSymbolicLink()) this.refuse('it is no regular file');
  }

  private attempt<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      return this.refuse((error as Error).message);
    }
  }

  private refuse(why: string): never {
    throw new UsageError(
      `the rejected lines cannot be written to ${this.file} (${why}); name another file with --rejected FILE`,
    );
  }
}

/** One file under two names: the same path, a symbolic link, a hard link. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
