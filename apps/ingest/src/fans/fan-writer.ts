import type { Profile } from '@reprise/domain-ingest';
import { tableWriter, type Subject } from '@reprise/event-log';

export interface FanRow {
  readonly subject: Subject;
  readonly profile: Profile;
  readonly seenAt: string;
}

/** The list of fans, for people to look one up. */
export const fanWriter = tableWriter<FanRow>({
  table: 'fan',
  columns: {
    fan: ['text', ({ subject }) => subject.fan],
    tenant: ['text', ({ subject }) => subject.tenant],
    creator: ['text', ({ subject }) => subject.creator],
    platform: ['text', ({ profile }) => profile.platform],
    platform_creator_id: ['text', ({ profile }) => profile.platformCreatorId],
    platform_fan_id: ['text', ({ profile }) => profile.platformFanId],
    fan_name: ['text', ({ profile }) => profile.fanName],
    last_seen_at: ['timestamptz', ({ seenAt }) => seenAt],
  },
  key: ({ subject }) => subject.fan,
  conflict: `on conflict (fan) do update set
    fan_name = coalesce(excluded.fan_name, fan.fan_name), last_seen_at = greatest(excluded.last_seen_at, fan.last_seen_at)`,
});
