import { canonicalJson, sha256 } from '@reprise/event-log';

/**
 * Names archive lines, so that importing again has no second effect: the line's own `ref`; else SHA-256 of its
 * canonical JSON and its ordinal among equal lines of the file.
 */
export class LineIdentity {
  private readonly equalLines = new Map<string, number>();

  of(record: Readonly<Record<string, unknown>>): string {
    const { ref } = record;
    if (typeof ref === 'string' && ref !== '') return ref;
    const hash = sha256(canonicalJson(record));
    const ordinal = this.equalLines.get(hash) ?? 0;
    this.equalLines.set(hash, ordinal + 1);
    return `${hash}/${ordinal}`;
  }
}
