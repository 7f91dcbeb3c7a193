import { contentMissingV1, type EventOf, mendText, type StoredEvent } from '@reprise/contracts';
import { searchTerms, type CatalogEvent } from '@reprise/domain-catalog';
import type { Writer } from '@reprise/event-log';

/** A request nothing in the vault answered. */
export interface MissingRequest {
  readonly turnId: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string;
  readonly query: string;
  readonly reason: string;
  readonly occurredAt: string;
}

type StoredMissing = StoredEvent<EventOf<typeof contentMissingV1>>;
export const isMissing = (event: StoredEvent<CatalogEvent>): event is StoredMissing =>
  event.type === contentMissingV1.type;

/** The topic is what was asked for, stemmed and sorted: "got any oil portraits?" and "a portrait in oil" are one. PostgreSQL stems. */
const STORE = `
  insert into missing_request (turn_id, tenant, creator, fan, query, topic, reason, at)
  select turn_id, tenant, creator, fan, query, array_to_string(tsvector_to_array(to_tsvector('english', terms)), ' '), reason, at
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[])
    m(turn_id, tenant, creator, fan, query, reason, at, terms)
  on conflict (turn_id) do nothing`;

/** Keeps what was asked for in vain, for the coverage report. */
export const missingWriter: Writer<MissingRequest> = {
  name: 'missing-requests',
  async flush(rows, sql) {
    await sql.query(
      STORE,
      [
        rows.map((row) => row.turnId),
        rows.map((row) => row.tenant),
        rows.map((row) => row.creator),
        rows.map((row) => row.fan),
        rows.map((row) => mendText(row.query)),
        rows.map((row) => row.reason),
        rows.map((row) => row.occurredAt),
        rows.map((row) => searchTerms(mendText(row.query))),
      ],
      'catalog-store-missing',
    );
  },
};
