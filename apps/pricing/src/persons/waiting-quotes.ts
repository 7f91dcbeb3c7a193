import type { contentProposedV1, DataOf } from '@reprise/contracts';
import { tableWriter, type Cause, type Lookup, type Subject, type Writer } from '@reprise/event-log';

/** A proposal that is priced under the locks of its fan's whole person. */
export interface WaitingQuote extends Subject {
  readonly cause: Cause & { readonly eventId: string };
  readonly proposal: DataOf<typeof contentProposedV1>;
}
export type KeptQuote = WaitingQuote & { readonly id: string };

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

/** What waits of a fan, oldest first. Asked under the fan's lock: what another pod has priced is gone. */
export const waitingQuotesOf: Lookup<string, readonly KeptQuote[]> = {
  name: 'waiting-quotes',
  async load(fans, sql) {
    const rows = await sql.query<KeptQuote>(
      `select id, tenant, creator, fan, proposal,
         json_build_object('eventId', event_id, 'correlationId', correlation_id, 'traceparent', traceparent) as cause
       from person_quote where fan = any($1::text[]) order by id`,
      [[...new Set(fans)]],
      'pricing-waiting-quotes',
    );
    const byFan = Map.groupBy(rows, ({ fan }) => fan);
    return fans.map((fan) => byFan.get(fan) ?? []);
  },
};
