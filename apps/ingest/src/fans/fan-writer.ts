import type { Profile } from '@reprise/domain-ingest';
import type { Subject, Writer } from '@reprise/event-log';

export interface FanRow {
  readonly subject: Subject;
  readonly profile: Profile;
  readonly seenAt: string;
}

/** The list of fans, for people to look one up. */
export const fanWriter: Writer<FanRow> = {
  name: 'fans',
  async flush(rows, sql) {
    const last = [...new Map(rows.map((row) => [row.subject.fan, row])).values()];
    await sql.query(
      `insert into fan (fan, tenant, creator, platform, platform_creator_id, platform_fan_id, fan_name, last_seen_at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
       on conflict (fan) do update set
         fan_name = coalesce(excluded.fan_name, fan.fan_name), last_seen_at = greatest(excluded.last_seen_at, fan.last_seen_at)`,
      [
        last.map(({ subject }) => subject.fan),
        last.map(({ subject }) => subject.tenant),
        last.map(({ subject }) => subject.creator),
        last.map(({ profile }) => profile.platform),
        last.map(({ profile }) => profile.platformCreatorId),
        last.map(({ profile }) => profile.platformFanId),
        last.map(({ profile }) => profile.fanName),
        last.map(({ seenAt }) => seenAt),
      ],
      'ingest-fans',
    );
  },
};
