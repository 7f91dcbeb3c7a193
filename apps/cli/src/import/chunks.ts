import type { ArchiveLine } from '../archive/archive.js';

export interface Entry {
  readonly line: number;
  readonly identity: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const MAX_ENTRIES = 1_000;
/** Well under the service's body limit. */
const MAX_CHARACTERS = 2_000_000;

/** Groups good lines into requests; bad ones are reported and left out. */
export async function* chunksOf(
  lines: AsyncIterable<ArchiveLine>,
  identify: (record: Readonly<Record<string, unknown>>) => string,
  reject: (line: number, reason: string, text: string) => void,
): AsyncGenerator<Entry[]> {
  let chunk: Entry[] = [];
  let characters = 0;
  for await (const { line, text, record, error } of lines) {
    if (!record) {
      reject(line, error ?? 'unreadable', text);
      continue;
    }
    chunk.push({ line, identity: identify(record), record, text });
    characters += text.length;
    if (chunk.length >= MAX_ENTRIES || characters >= MAX_CHARACTERS) {
      yield chunk;
      chunk = [];
      characters = 0;
    }
  }
  if (chunk.length > 0) yield chunk;
}
