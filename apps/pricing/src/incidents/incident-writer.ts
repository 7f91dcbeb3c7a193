import type { DataOf, incidentRaisedV1 } from '@reprise/contracts';
import type { Writer } from '@reprise/event-log';

export type RaisedIncident = DataOf<typeof incidentRaisedV1> & { readonly tenant: string; readonly creator: string };

export const incidentWriter: Writer<RaisedIncident> = {
  name: 'incidents',
  async flush(rows, sql) {
    await sql.query(
      `insert into incident (incident_id, tenant, creator, fan, kind, sale_id, quote_id, detail, occurred_at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
       on conflict (incident_id) do nothing`,
      [
        rows.map((r) => r.incidentId),
        rows.map((r) => r.tenant),
        rows.map((r) => r.creator),
        rows.map((r) => r.fan),
        rows.map((r) => r.kind),
        rows.map((r) => r.saleId),
        rows.map((r) => r.quoteId),
        rows.map((r) => r.detail),
        rows.map((r) => r.occurredAt),
      ],
      'pricing-incidents',
    );
  },
};
