import type { PassedOver, RestrictionKind } from '@reprise/contracts';
import type { Lookup, Subject, Writer } from '@reprise/event-log';

/** A stop on its way to a linked fan. */
export interface DueStop extends Subject {
  readonly kind: RestrictionKind;
  readonly link: PassedOver;
  /** The linked fan's `fan-restricted`, which causes this fan's. */
  readonly eventId: string;
  readonly correlationId: string;
}
export type KeptDueStop = DueStop & { readonly id: string };

/** Written in the transaction that stops the fan it comes from: whoever is killed afterwards, it is on its way. */
export const dueStopWriter: Writer<DueStop> = {
  name: 'due-stops',
  flush: (rows, sql) =>
    sql.query(
      `insert into stop_due (fan, tenant, creator, kind, link, event_id, correlation_id)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::json[], $6::text[], $7::text[])
       on conflict (fan, event_id) do nothing`,
      [
        rows.map(({ fan }) => fan),
        rows.map(({ tenant }) => tenant),
        rows.map(({ creator }) => creator),
        rows.map(({ kind }) => kind),
        rows.map(({ link }) => JSON.stringify(link)),
        rows.map(({ eventId }) => eventId),
        rows.map(({ correlationId }) => correlationId),
      ],
      'ingest-put-due-stops',
    ),
};

export const arrivedStopWriter: Writer<Pick<KeptDueStop, 'id'>> = {
  name: 'arrived-stops',
  flush: (rows, sql) =>
    sql.query(
      'delete from stop_due where id = any($1::bigint[])',
      [rows.map(({ id }) => id)],
      'ingest-delete-due-stops',
    ),
};

/** What is on its way to a fan, oldest first. Asked under the fan's lock: what another pod has brought is gone. */
export const dueStopsOf: Lookup<string, readonly KeptDueStop[]> = {
  name: 'due-stops',
  async load(fans, sql) {
    const rows = await sql.query<KeptDueStop>(
      `select id, fan, tenant, creator, kind, link, event_id as "eventId", correlation_id as "correlationId"
       from stop_due where fan = any($1::text[]) order by id`,
      [[...new Set(fans)]],
      'ingest-due-stops',
    );
    const byFan = Map.groupBy(rows, ({ fan }) => fan);
    return fans.map((fan) => byFan.get(fan) ?? []);
  },
};
