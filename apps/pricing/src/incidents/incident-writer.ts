import type { DataOf, incidentRaisedV1 } from '@reprise/contracts';
import { tableWriter } from '@reprise/event-log';

export type RaisedIncident = DataOf<typeof incidentRaisedV1> & { readonly tenant: string; readonly creator: string };

export const incidentWriter = tableWriter<RaisedIncident>({
  table: 'incident',
  columns: {
    incident_id: ['text', (row) => row.incidentId],
    tenant: ['text', (row) => row.tenant],
    creator: ['text', (row) => row.creator],
    fan: ['text', (row) => row.fan],
    kind: ['text', (row) => row.kind],
    sale_id: ['text', (row) => row.saleId],
    quote_id: ['text', (row) => row.quoteId],
    detail: ['text', (row) => row.detail],
    occurred_at: ['timestamptz', (row) => row.occurredAt],
  },
  conflict: 'on conflict (incident_id) do nothing',
});
