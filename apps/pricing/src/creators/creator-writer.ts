import { tableWriter } from '@reprise/event-log';

export interface KnownCreator {
  readonly creator: string;
  readonly tenant: string;
  readonly platformCreatorId: string;
}

/** The platform's own id of each creator, under which reports show them. */
export const creatorWriter = tableWriter<KnownCreator>({
  table: 'creator',
  columns: {
    creator: ['text', (row) => row.creator],
    tenant: ['text', (row) => row.tenant],
    platform_creator_id: ['text', (row) => row.platformCreatorId],
  },
  key: (row) => row.creator,
  conflict: 'on conflict (creator) do nothing',
});
