import type { Profile, Verdict } from '@reprise/domain-ingest';
import type { StreamRef, Work } from '@reprise/event-log';
import type { z } from 'zod';
import type { ImportEntry } from './archive-line.js';

/** A kind of archive: what a line of it is, and how one fan's lines are taken in. */
export interface ArchiveKind<L, E> {
  readonly schema: z.ZodType<L>;
  entryOf(line: L, entry: ImportEntry): E;
  /** Records what is new; says what became of each entry, in order. */
  take(work: Work, ref: StreamRef, fan: Profile, entries: readonly E[]): Promise<readonly Verdict[]>;
}
