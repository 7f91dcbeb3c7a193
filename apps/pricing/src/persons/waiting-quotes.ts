import type { contentProposedV1, DataOf } from '@reprise/contracts';
import type { Cause, Lookup, Subject, Writer } from '@reprise/event-log';

/** A proposal that is priced under the locks of its fan's whole person. */
export interface WaitingQuote extends Subject {
  readonly cause: Cause & { readonly eventId: string };
  readonly proposal: DataOf<typeof contentProposedV1>;
}
export type KeptQuote = WaitingQuote & { readonly id: string };

export const waitingQuoteWriter: Writer<WaitingQuote> = {
  name: 'waiting-quotes',
  flush: (rows, sql) =>
    sql.query(
      `insert into person_quote (event_id, tenant, creator, fan, correlation_id, traceparent, proposal)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::json[])
       on conflict (event_id) do nothing`,
      [
        rows.map(({ cause }) => cause.eventId),
        rows.map(({ tenant }) => tenant),
        rows.map(({ creator }) => creator),
        rows.map(({ fan }) => fan),
        rows.map(({ cause }) => cause.correlationId),
        rows.map(({ cause }) => cause.traceparent),
        rows.map(({ proposal }) => JSON.stringify(proposal)),
      ],
      'pricing-put-waiting-quotes',
    ),
};

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
