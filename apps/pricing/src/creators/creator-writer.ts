import type { Writer } from '@reprise/event-log';

export interface KnownCreator {
  readonly creator: string;
  readonly tenant: string;
  readonly platformCreatorId: string;
}

/** The platform's own id of each creator, under which reports show them. */
export const creatorWriter: Writer<KnownCreator> = {
  name: 'creators',
  async flush(rows, sql) {
    await sql.query(
      `insert into creator (creator, tenant, platform_creator_id)
       select distinct on (1) * from unnest($1::text[], $2::text[], $3::text[]) c order by 1
       on conflict (creator) do nothing`,
      [rows.map((r) => r.creator), rows.map((r) => r.tenant), rows.map((r) => r.platformCreatorId)],
      'pricing-creators',
    );
  },
};
