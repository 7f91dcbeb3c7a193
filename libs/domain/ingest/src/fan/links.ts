import { fanLinkedV1, fanUnlinkedV1, type EventOf } from '@reprise/contracts';
import { DomainError, type RowReader, type RowRef } from '@reprise/event-sourcing';
import type { Link, Unlink } from './commands.js';
import type { IngestFan } from './state.js';

/** Fans of other profiles that are the same person: `link/<fan>`. */
export const LINKS = 'link';
/** A link as the fan's own stream holds it. */
export interface LinkFact {
  readonly creator: string;
  readonly evidence: Link['evidence'];
  readonly since: string;
}

export const linkRow = (otherFan: string): RowRef => ({ collection: LINKS, id: otherFan });

/** Two fans are one person; saying it again changes nothing. */
export function link(
  { type: _, now, ...linked }: Link,
  { joined }: IngestFan,
  rows: RowReader,
): EventOf<typeof fanLinkedV1>[] {
  if (!joined) throw new DomainError('fan/unknown', 'nothing was ever seen of this fan', 404);
  return rows.get(LINKS, linked.otherFan) ? [] : [fanLinkedV1.make({ ...linked, occurredAt: now })];
}

export const unlink = ({ otherFan, by, now }: Unlink, rows: RowReader): EventOf<typeof fanUnlinkedV1>[] =>
  rows.get(LINKS, otherFan) ? [fanUnlinkedV1.make({ otherFan, by, occurredAt: now })] : [];
