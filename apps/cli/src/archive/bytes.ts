import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UsageError } from '../errors.js';

/** Where an archive's bytes come from, as UTF-8, and how its lines end. */
export interface ArchiveBytes {
  readonly chunks: AsyncIterable<Buffer>;
  /** The byte that ends a line: line feed, or carriage return in a file that has no other. */
  readonly lineEnd: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Bytes in which the first line end is looked for. */
const HEAD = 64 * 1024;

/** First bytes of files that are often sent under the name of an archive. */
const FOREIGN: readonly (readonly [magic: string, name: string, advice: string])[] = [
  ['1f8b', 'gzip', 'unpack it first, for example with gunzip'],
  ['504b0304', 'zip', 'unpack it first; a spreadsheet (.xlsx) is saved as CSV'],
  ['504b0506', 'zip', 'it is empty'],
  ['28b52ffd', 'zstd', 'unpack it first, for example with unzstd'],
  ['425a68', 'bzip2', 'unpack it first, for example with bunzip2'],
  ['fd377a585a00', 'xz', 'unpack it first, for example with unxz'],
  ['377abcaf271c', '7-Zip', 'unpack it first'],
  ['d0cf11e0a1b11ae1', 'an old Office document', 'save it as CSV'],
  ['25504446', 'PDF', 'an archive is JSONL or CSV'],
  ['50415231', 'Parquet', 'an archive is JSONL or CSV'],
];

const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** Throws UsageError when there is no such file to read; its size in bytes. */
export async function assertReadable(file: string): Promise<number> {
  const { size, isFolder } = await stat(file).then(
    (found) => ({ size: found.size, isFolder: found.isDirectory() }),
    (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
      throw new UsageError(`${file} cannot be read: ${reason}`);
    },
  );
  if (isFolder) throw new UsageError(`${file} is a folder; name the archive file in it`);
  return size;
}

/** Opens an archive. Throws UsageError when its first bytes say that it is something else, such as gzip. */
export async function openArchive(file: string): Promise<ArchiveBytes> {
  await assertReadable(file);
  const stream = (createReadStream(file) as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const head = await headOf(stream).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  });
  const foreign = FOREIGN.find(([magic]) => head.subarray(0, magic.length / 2).toString('hex') === magic);
  if (foreign) {
    await stream.return?.();
    throw new UsageError(`${file} is ${foreign[1]}, whatever its name says: ${foreign[2]}`);
  }
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  const encoding = mark?.encoding ?? 'utf-8';
  const chunks = rest(head.subarray(mark?.bytes.length ?? 0), stream);
  return {
    chunks: encoding === 'utf-8' ? chunks : fromUtf16(chunks, encoding),
    lineEnd: lineEndOf(new TextDecoder(encoding).decode(head)),
  };
}

async function headOf(stream: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let length = 0; length < HEAD;) {
    const { done, value } = await stream.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  return Buffer.concat(parts);
}

async function* rest(head: Buffer, stream: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head;
    for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value;
  } finally {
    await stream.return?.();
  }
}

/** A carriage return alone ends the lines of a file (of an old Mac) only when it ends the first one. */
function lineEndOf(head: string): number {
  const first = /\r(?!\n|$)|\n/.exec(head);
  return first?.[0] === '\r' ? CARRIAGE_RETURN : LINE_FEED;
}

/** Half a surrogate pair has no UTF-8: it becomes a byte that is none, so that its line is refused. */
async function* fromUtf16(chunks: AsyncIterable<Buffer>, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Buffer> {
  let odd = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([odd, chunk]);
    const whole = bytes.length - wholeUnits(bytes, encoding);
    odd = Buffer.from(bytes.subarray(whole));
    const units = Buffer.from(bytes.subarray(0, whole));
    yield utf8Of((encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le'));
  }
  if (odd.length > 0) yield NOT_UTF8;
}

const NOT_UTF8 = Buffer.from([0xff]);

/** Bytes at the end that wait for more: an odd one, and the first half of a pair. */
function wholeUnits(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): number {
  const odd = bytes.length % 2;
  const last = bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2);
  return last >= 0 && (bytes[last]! & 0xfc) === 0xd8 ? odd + 2 : odd;
}

function utf8Of(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text);
  const parts = text.split(/\p{Surrogate}/u).map((part) => Buffer.from(part));
  return Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [NOT_UTF8, part])));
}
