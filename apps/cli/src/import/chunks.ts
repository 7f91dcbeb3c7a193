import type { ArchiveLine } from '../archive/archive.js';

export interface Entry {
  readonly line: number;
  readonly identity: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Chunking {
  /** Names a record; what it throws is the reason why the line is rejected. */
  identify(record: Readonly<Record<string, unknown>>, line: number): string;
  reject(line: number, reason: string, text: string): void;
  /** Bytes of the file that have been read. */
  advance(bytes: number): void;
}

const MAX_ENTRIES = 1_000;
/** Well under the service's body limit. */
const MAX_CHARACTERS = 2_000_000;

/** Groups good lines into requests; bad ones are reported and left out. */
export async function* chunksOf(lines: AsyncIterable<ArchiveLine>, chunking: Chunking): AsyncGenerator<Entry[]> {
  let chunk: Entry[] = [];
  let characters = 0;
  for await (const line of lines) {
    chunking.advance(line.bytes);
    const entry = entryOf(line, chunking);
    if (entry === undefined) continue;
    chunk.push(entry);
    characters += line.text.length;
    if (chunk.length >= MAX_ENTRIES || characters >= MAX_CHARACTERS) {
      yield chunk;
      chunk = [];
      characters = 0;
    }
  }
  if (chunk.length > 0) yield chunk;
}

function entryOf({ line, text, record, error }: ArchiveLine, { identify, reject }: Chunking): Entry | undefined {
  if (!record) return void reject(line, error ?? 'unreadable', text);
  try {
    return { line, identity: identify(record, line), record, text };
  } catch (wrong) {
    return void reject(line, (wrong as Error).message, text);
  }
}
