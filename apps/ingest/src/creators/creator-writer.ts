import type { Creator } from '@reprise/domain-ingest';
import type { Writer } from '@reprise/event-log';

export interface CreatorRow extends Creator {
  readonly tenant: string;
  readonly platform: string;
  readonly platformCreatorId: string;
  readonly creator: string;
  readonly connection: string;
}

export const creatorWriter: Writer<CreatorRow> = {
  name: 'creators',
  async flush(rows, sql) {
    await sql.query(
      `insert into creator (tenant, platform, platform_creator_id, creator, connection, name, archetype, registered_at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
       on conflict do nothing`,
      [
        rows.map((row) => row.tenant),
        rows.map((row) => row.platform),
        rows.map((row) => row.platformCreatorId),
        rows.map((row) => row.creator),
        rows.map((row) => row.connection),
        rows.map((row) => row.name),
        rows.map((row) => row.archetype),
        rows.map((row) => row.since),
      ],
      'ingest-creators',
    );
  },
};
