import { turnPlannedV1, type StoredEvent } from '@reprise/contracts';
import type { GenerationEvent, GenerationState } from '@reprise/domain-generation';
import { tableWriter, type Sql, type Subject, type Work, type Writer } from '@reprise/event-log';

export interface HeldRow extends Subject {
  /** When there is room; null: no message of the fan waits any more. */
  readonly until: string | null;
}

/** Fans with a message that waits for room in their budget: what the sweep looks at. */
export const heldWriter: Writer<HeldRow> = {
  name: 'held-messages',
  flush(rows, sql) {
    const last = [...new Map(rows.map((row) => [row.fan, row])).values()];
    const waiting = last.filter((row) => row.until !== null);
    const over = last.filter((row) => row.until === null);
    return Promise.all([waiting.length > 0 && waits.flush(waiting, sql), over.length > 0 && forget(over, sql)]);
  },
};

const waits = tableWriter<HeldRow>({
  table: 'held_message',
  columns: {
    fan: ['text', (row) => row.fan],
    tenant: ['text', (row) => row.tenant],
    creator: ['text', (row) => row.creator],
    until: ['timestamptz', (row) => row.until],
  },
  key: (row) => row.fan,
  conflict: 'on conflict (fan) do update set until = excluded.until',
});

const forget = (rows: readonly HeldRow[], sql: Sql) =>
  sql.query(
    'delete from held_message where fan = any($1::text[])',
    [rows.map((row) => row.fan)],
    'generation-forget-held',
  );

/** Keeps the list in step with what was just decided; writes nothing where nothing waited before or waits now. */
export function followHeld(
  work: Work,
  { tenant, creator, fan }: Subject,
  before: GenerationState,
  events: readonly StoredEvent<GenerationEvent>[],
): void {
  let until = before.held?.until ?? null;
  for (const event of events as readonly GenerationEvent[]) {
    if (event.type !== turnPlannedV1.type) continue;
    if (event.data.held) until = event.data.held.until;
    else if (event.data.charged !== undefined) until = null;
  }
  if (until !== (before.held?.until ?? null)) work.write(heldWriter, { tenant, creator, fan, until });
}
