import type { PassedOver, RestrictionKind } from '@reprise/contracts';
import { tableWriter, type Lookup, type Subject, type Writer } from '@reprise/event-log';

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
export const dueStopWriter = tableWriter<DueStop>({
  table: 'stop_due',
  columns: {
    fan: ['text', ({ fan }) => fan],
    tenant: ['text', ({ tenant }) => tenant],
    creator: ['text', ({ creator }) => creator],
    kind: ['text', ({ kind }) => kind],
    link: ['json', ({ link }) => link],
    event_id: ['text', ({ eventId }) => eventId],
    correlation_id: ['text', ({ correlationId }) => correlationId],
  },
  conflict: 'on conflict (fan, event_id) do nothing',
});

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
