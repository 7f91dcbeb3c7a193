import type { Profile, Verdict } from '@reprise/domain-ingest';
import type { EventLog, StreamRef, Work } from '@reprise/event-log';
import type { z } from 'zod';
import type { CheckedEntry } from './archive-line.js';

/** An event that was recorded under the id of an archive line. */
export interface Told {
  readonly type: string;
  /** As it is stored, personal fields sealed. */
  readonly data: unknown;
}

/** A kind of archive: what a line of it is, and how one fan's lines are taken in. */
export interface ArchiveKind<L, E> {
  readonly schema: z.ZodType<L>;
  /** The events its lines become, and the field of their data that holds the platform's id. */
  readonly events: { readonly types: readonly string[]; readonly id: string };
  /** What is parsed of an entry; its record, when left out. */
  recordOf?(entry: CheckedEntry): unknown;
  entryOf(line: L): E;
  /** Whether a text of it is longer than what is recorded. */
  isShortened?(entry: E): boolean;
  /** The platform's id of an entry. */
  idOf(entry: E): string;
  /** Whether an entry says the same as what was told before under its id, as far as both can know it. */
  isSame(entry: E, told: Told, open: Open): Promise<boolean>;
  /** Records what is new; says what became of each entry, in order. */
  take(work: Work, ref: StreamRef, fan: Profile, entries: readonly E[]): Promise<readonly Verdict[]>;
}

/** Opens a personal field of the fan whose line it is. */
export type Open = <T>(value: Parameters<EventLog['open']>[1]) => Promise<T>;
