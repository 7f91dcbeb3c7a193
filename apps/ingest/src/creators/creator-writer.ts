import type { Creator } from '@reprise/domain-ingest';
import { tableWriter } from '@reprise/event-log';

export interface CreatorRow extends Creator {
  readonly tenant: string;
  readonly platform: string;
  readonly platformCreatorId: string;
  readonly creator: string;
  readonly connection: string;
}

export const creatorWriter = tableWriter<CreatorRow>({
  table: 'creator',
  columns: {
    tenant: ['text', (row) => row.tenant],
    platform: ['text', (row) => row.platform],
    platform_creator_id: ['text', (row) => row.platformCreatorId],
    creator: ['text', (row) => row.creator],
    connection: ['text', (row) => row.connection],
    name: ['text', (row) => row.name],
    archetype: ['text', (row) => row.archetype],
    registered_at: ['timestamptz', (row) => row.since],
  },
  conflict: 'on conflict do nothing',
});
