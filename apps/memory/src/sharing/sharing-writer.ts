import type { Writer } from '@reprise/event-log';

export interface SharingRow {
  readonly creator: string;
  readonly tenant: string;
  readonly preferences: boolean;
  /** The event in force; null for a creator about whom nothing was said. */
  readonly eventId: string | null;
}

const STORE = `
  insert into sharing (creator, tenant, preferences, event_id) values ($1, $2, $3, $4)
  on conflict (creator) do update set preferences = excluded.preferences, event_id = excluded.event_id
  where excluded.event_id is not null`;

/** What each creator allows; a creator who is only registered allows nothing. */
export const sharingWriter: Writer<SharingRow> = {
  name: 'sharing',
  // One statement a row, as a batch may hold two changes of one creator.
  flush: (rows, sql) =>
    Promise.all(
      rows.map(({ creator, tenant, preferences, eventId }) =>
        sql.query(STORE, [creator, tenant, preferences, eventId], 'memory-store-sharing'),
      ),
    ),
};
