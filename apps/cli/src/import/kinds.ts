/** What each kind of archive is sent to, and what identifies a line of it. */
export const ARCHIVE_KINDS = {
  history: { path: '/v1/ingest/imports/history', noun: 'messages' },
  purchases: { path: '/v1/ingest/imports/purchases', noun: 'purchases' },
  catalog: { path: '/v1/catalog/imports/items', noun: 'items' },
} as const;

export type ArchiveKind = keyof typeof ARCHIVE_KINDS;

/** What a service answers to a chunk. Catalogs say `unchanged` where the others say `duplicates`. */
export interface ImportAnswer {
  readonly accepted: number;
  readonly duplicates?: number;
  readonly unchanged?: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
  /** Lines whose text was recorded up to its longest length only. */
  readonly shortened?: readonly number[];
}

export const NOTHING: ImportAnswer = { accepted: 0, rejected: [] };

export const sumOf = (a: ImportAnswer, b: ImportAnswer): ImportAnswer => ({
  accepted: a.accepted + b.accepted,
  duplicates: knownOf(a) + knownOf(b),
  rejected: [...a.rejected, ...b.rejected],
  shortened: [...(a.shortened ?? []), ...(b.shortened ?? [])],
});

/** Lines that changed nothing, because they were known. */
export const knownOf = ({ duplicates, unchanged }: ImportAnswer): number => duplicates ?? unchanged ?? 0;
