import type { contentProposedV1, DataOf } from '@reprise/contracts';
import { tableWriter, type Cause, type Lookup, type Subject, type Writer } from '@reprise/event-log';

/** A proposal that is priced under the locks of its fan's whole person. */
export interface WaitingQuote extends Subject {
  readonly cause: Cause & { readonly eventId: string };
  readonly proposal: DataOf<typeof contentProposedV1>;
}
export type KeptQuote = WaitingQuote & { readonly id: string; readonly attempts: number };

export const waitingQuoteWriter = tableWriter<WaitingQuote>({
  table: 'person_quote',
  columns: {
    event_id: ['text', ({ cause }) => cause.eventId],
    tenant: ['text', ({ tenant }) => tenant],
    creator: ['text', ({ creator }) => creator],
    fan: ['text', ({ fan }) => fan],
    correlation_id: ['text', ({ cause }) => cause.correlationId],
    traceparent: ['text', ({ cause }) => cause.traceparent],
    proposal: ['json', ({ proposal }) => proposal],
  },
  conflict: 'on conflict (event_id) do nothing',
});

export const pricedWriter: Writer<Pick<KeptQuote, 'id'>> = {
  name: 'priced-quotes',
  flush: (rows, sql) =>
    sql.query(
      'delete from person_quote where id = any($1::bigint[])',
      [rows.map(({ id }) => id)],
      'pricing-delete-waiting-quotes',
    ),
};

/** The next attempt waits twice as long as the one before, at most about five minutes. */
export const postponedWriter: Writer<{ readonly id: string; readonly counts: boolean }> = {
  name: 'postponed-quotes',
  flush: (rows, sql) =>
    sql.query(
      `update person_quote q set attempts = attempts + p.counts::int,
         next_at = now() + interval '0.5 seconds' * 2 ^ least(attempts, 9)
       from unnest($1::bigint[], $2::boolean[]) p(id, counts) where q.id = p.id`,
      [rows.map(({ id }) => id), rows.map(({ counts }) => counts)],
      'pricing-postpone-waiting-quotes',
    ),
};

/** Asked under the fan's lock: what another pod has priced is gone. */
export const waitingQuote: Lookup<string, KeptQuote | undefined> = {
  name: 'waiting-quotes',
  async load(ids, sql) {
    const rows = await sql.query<KeptQuote>(
      `select id, tenant, creator, fan, proposal, attempts,
         json_build_object('eventId', event_id, 'correlationId', correlation_id, 'traceparent', traceparent) as cause
       from person_quote where id = any($1::bigint[])`,
      [[...new Set(ids)]],
      'pricing-waiting-quotes',
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id));
  },
};
