import { isOnRecord, type PersonState } from '@reprise/domain-catalog';
import type { Sql, Writer } from '@reprise/event-log';

/** What is known of a person’s consent as of `version` of their stream. */
export interface ConsentRow {
  readonly tenant: string;
  readonly creator: string;
  readonly person: string;
  readonly version: number;
  readonly state: PersonState;
  readonly reference: string;
  readonly at: string;
}

/** Who agreed to be shown. Every change is pending until the items that show the person were looked at again. In SQL: `covers` is a list, and lists of lists cannot be unnested by rows. */
export const consentWriter: Writer<ConsentRow> = {
  name: 'consents',
  flush: (rows, sql) =>
    store([...new Map(rows.map((row) => [`${row.creator}\u0000${row.person}`, row])).values()], sql),
};

const store = (rows: readonly ConsentRow[], sql: Sql) =>
  sql.query(
    `insert into consent (creator, person, tenant, version, on_record, reference, covers, pending, changed_at)
     select creator, person, tenant, version, on_record, reference, array(select json_array_elements_text(covers::json)), true, at
     from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::boolean[], $6::text[], $7::text[], $8::timestamptz[])
       c(creator, person, tenant, version, on_record, reference, covers, at)
     order by creator, person
     on conflict (creator, person) do update set version = excluded.version, on_record = excluded.on_record,
       reference = excluded.reference, covers = excluded.covers, pending = true, changed_at = excluded.changed_at`,
    [
      rows.map((row) => row.creator),
      rows.map((row) => row.person),
      rows.map((row) => row.tenant),
      rows.map((row) => row.version),
      rows.map((row) => isOnRecord(row.state)),
      rows.map((row) => row.reference),
      rows.map((row) => JSON.stringify(row.state.consent?.covers ?? [])),
      rows.map((row) => row.at),
    ],
    'catalog-store-consents',
  );
