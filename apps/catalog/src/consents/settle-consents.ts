import type { Writer } from '@reprise/event-log';

/** A change of a consent after which every item that shows the person was looked at. */
export interface SettledConsent {
  readonly creator: string;
  readonly person: string;
  readonly version: number;
}

/** Marks changes as done, unless the consent has changed again meanwhile. */
export const settleConsents: Writer<SettledConsent> = {
  name: 'settled-consents',
  flush: (rows, sql) =>
    sql.query(
      `update consent c set pending = false
       from unnest($1::text[], $2::text[], $3::int[]) s(creator, person, version)
       where c.creator = s.creator and c.person = s.person and c.version = s.version`,
      [rows.map((row) => row.creator), rows.map((row) => row.person), rows.map((row) => row.version)],
      'catalog-settle-consents',
    ),
};
