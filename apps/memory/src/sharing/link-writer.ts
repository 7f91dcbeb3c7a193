import type { Writer } from '@reprise/event-log';

export interface LinkRow {
  readonly fan: string;
  readonly tenant: string;
  readonly creator: string;
  readonly otherFan: string;
  readonly otherCreator: string;
  /** The event that says so; null ends the link. */
  readonly eventId: string | null;
}

const STORE = `
  insert into fan_link (fan, tenant, creator, other_fan, other_creator, event_id) values ($1, $2, $3, $4, $5, $6)
  on conflict (fan, other_fan) do update set
    event_id = excluded.event_id,
    other_creator = case when excluded.event_id is null then fan_link.other_creator else excluded.other_creator end`;

/** Which fans are one person, as ingest says it, seen from each side. */
export const linkWriter: Writer<LinkRow> = {
  name: 'fan-links',
  // One statement a row: a link and its end in one batch must not meet in one upsert, and links are rare.
  flush: (rows, sql) =>
    Promise.all(
      rows.map(({ fan, tenant, creator, otherFan, otherCreator, eventId }) =>
        sql.query(STORE, [fan, tenant, creator, otherFan, otherCreator, eventId], 'memory-store-link'),
      ),
    ),
};
