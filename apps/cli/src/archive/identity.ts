import { sha256 } from '@reprise/event-log';
import { canonicalJson } from '@reprise/event-sourcing';

/** SHA-256 of a record's canonical JSON, whatever the order of its fields. */
export const recordHash = (record: Readonly<Record<string, unknown>>): string =>
  sha256(canonicalJson(wellFormed(record)));

/** Half a surrogate pair, which has no UTF-8, counts as U+FFFD. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]));
}

/**
 * Names archive lines, so that importing again has no second effect: the line's own `ref`; else SHA-256 of its
 * canonical JSON and its ordinal among equal lines of the file.
 */
export class LineIdentity {
  private readonly equalLines = new Map<string, number>();

  of(record: Readonly<Record<string, unknown>>): string {
    const { ref } = record;
    if (typeof ref === 'string' && ref !== '') return ref;
    const hash = recordHash(record);
    const ordinal = this.equalLines.get(hash) ?? 0;
    this.equalLines.set(hash, ordinal + 1);
    return `${hash}/${ordinal}`;
  }
}
