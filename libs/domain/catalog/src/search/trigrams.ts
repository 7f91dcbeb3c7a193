/**
 * The trigrams of a text as PostgreSQL's `pg_trgm` takes them: words in lower case, two spaces before each and one behind.
 * Letters are those of Unicode; to a database of the C locale they are those of ASCII.
 */
export function trigramsOf(text: string): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = [...`  ${word} `];
    for (let i = 2; i < padded.length; i++) trigrams.add(padded[i - 2]! + padded[i - 1]! + padded[i]!);
  }
  return trigrams;
}

/** Shared trigrams as a share (0..1) of all that either has: `similarity` of `pg_trgm`. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const trigram of few) if (many.has(trigram)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
