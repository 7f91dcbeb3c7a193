import { incidentRaisedV1, type DataOf } from '@reprise/contracts';
import type { incident } from '@reprise/domain-pricing';
import { clearRows, type Projection } from '@reprise/event-log';
import { incidentWriter } from './incident-writer.js';

/** What a person should look at, from what was raised about a purchase. Pages of the list go by the order it came in. */
export const incidents: Projection = {
  name: 'incidents',
  of: 'incident',
  project(work, { tenant, creator }, { type, data }) {
    if (type === incidentRaisedV1.type)
      work.write(incidentWriter, { ...(data as DataOf<typeof incidentRaisedV1>), tenant, creator });
  },
  clear(_ref, sql, state) {
    const { raised } = state as typeof incident.initial;
    const table = { table: 'incident', key: 'incident_id', kept: ['seq'] };
    return clearRows(sql, table, 'incident_id = any($1::text[])', raised);
  },
};
