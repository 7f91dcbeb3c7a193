import { isUtf8 } from 'node:buffer';
import { cutText } from '@reprise/contracts';
import type { ArchiveBytes } from './bytes.js';

/** A line of a file, without its end. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** The line; of one with an error, its beginning. */
  readonly text: string;
  /** What ended it. */
  readonly end: '\n' | '\r\n' | '\r' | '';
  /** Its length in the file. */
  readonly bytes: number;
  readonly error?: string;
}

/** UTF-16 code units. */
export const LINE_MAX = 1_000_000;
/** No line of LINE_MAX code units has more bytes. */
const BYTES_MAX = 3 * LINE_MAX;
/** What is kept of a longer line, to show it. */
const KEPT = 10_000;

const CARRIAGE_RETURN = 13;

/**
 * The lines of an archive, in time linear in its length and in memory for one line of LINE_MAX. A line that is longer,
 * or is not UTF-8, comes with an error. `readline` would also end lines at U+2028, which JSON has inside strings.
 */
export async function* linesOf({ chunks, lineEnd }: ArchiveBytes): AsyncGenerator<Line> {
  let number = 0;
  let line = new LineBytes();
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(lineEnd); at !== -1; at = chunk.indexOf(lineEnd, from)) {
      line.add(chunk.subarray(from, at));
      from = at + 1;
      yield line.close(++number, lineEnd === CARRIAGE_RETURN ? '\r' : '\n');
      line = new LineBytes();
    }
    line.add(chunk.subarray(from));
  }
  if (line.length > 0) yield line.close(number + 1, '');
}

/** The bytes of one line as they arrive; of one that is too long only the beginning stays. */
class LineBytes {
  private parts: Buffer[] = [];
  length = 0;

  add(part: Buffer): void {
    if (part.length === 0) return;
    this.length += part.length;
    if (this.length <= BYTES_MAX) this.parts.push(part);
    // A copy: a part would keep the whole chunk that it is of.
    else if (this.length - part.length <= BYTES_MAX)
      this.parts = [Buffer.from(Buffer.concat([...this.parts, part]).subarray(0, KEPT))];
  }

  close(number: number, end: '\n' | '\r' | ''): Line {
    const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    const isCrLf = end === '\n' && bytes.at(-1) === CARRIAGE_RETURN;
    const place = { number, end: isCrLf ? ('\r\n' as const) : end, bytes: this.length + end.length };
    const text = bytes.toString('utf8', 0, isCrLf ? bytes.length - 1 : bytes.length);
    const error = this.wrongWith(bytes, text);
    return error === undefined ? { ...place, text } : { ...place, text: cutText(text, KEPT), error };
  }

  private wrongWith(bytes: Buffer, text: string): string | undefined {
    if (this.length > BYTES_MAX || text.length > LINE_MAX) return `longer than ${LINE_MAX} characters`;
    return isUtf8(bytes) ? undefined : 'not UTF-8: save the file as UTF-8';
  }
}
