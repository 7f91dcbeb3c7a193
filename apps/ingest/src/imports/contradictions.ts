import { EventLog, type Subject } from '@reprise/event-log';
import type { ArchiveKind, Told } from './archive-kind.js';
import type { Outcome } from './import-result.js';

/** One fan's part of a request: what its entries said, and what became of them. */
export interface Taken<E> {
  readonly subject: Subject;
  readonly entries: readonly E[];
  readonly verdicts: readonly Outcome[];
}

type Found = Told & { readonly stream: string; readonly id: string };

// The types first: other events of the stream need not have the field.
const TOLD = `
  select stream, type, id, data from (
    select stream, type, data, case when type = any($2::text[]) then data->>$3 end as id from event where stream = any($1::text[])
  ) told where id = any($4::text[])`;

const keyOf = (stream: string, id: string) => JSON.stringify([stream, id]);

/**
 * Verdicts in which a repeat that says something else than what was told first is a conflict. Looked up in the events
 * themselves, one statement a request: a fan's state does not keep what was said.
 */
export async function withContradictions<E>(
  log: EventLog,
  kind: ArchiveKind<unknown, E>,
  all: readonly Taken<E>[],
): Promise<readonly (readonly Outcome[])[]> {
  const streamOf = ({ subject }: Taken<E>) => `ingest:${subject.fan}`;
  const repeats = all.flatMap((taken) =>
    taken.entries
      .filter((_, i) => taken.verdicts[i] === 'repeat')
      .map((entry) => ({ stream: streamOf(taken), id: kind.idOf(entry) })),
  );
  if (repeats.length === 0) return all.map(({ verdicts }) => verdicts);
  const found = await log.query<Found>(TOLD, [
    [...new Set(repeats.map(({ stream }) => stream))],
    kind.events.types,
    kind.events.id,
    [...new Set(repeats.map(({ id }) => id))],
  ]);
  const told = new Map(found.map((one) => [keyOf(one.stream, one.id), one]));
  return Promise.all(
    all.map((taken) =>
      Promise.all(
        taken.verdicts.map(async (verdict, i): Promise<Outcome> => {
          const entry = taken.entries[i]!;
          const first = verdict === 'repeat' ? told.get(keyOf(streamOf(taken), kind.idOf(entry))) : undefined;
          if (!first) return verdict;
          return (await kind.isSame(entry, first, (value) => log.open(taken.subject, value) as never))
            ? verdict
            : 'conflict';
        }),
      ),
    ),
  );
}
