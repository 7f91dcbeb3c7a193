import type { Personal } from '@reprise/contracts';
import type { KeyRing } from '@reprise/event-log';
import type { Pool } from 'pg';

export interface ListedFan {
  readonly fan: string;
  readonly creator: string;
  readonly platform: string;
  readonly platformCreatorId: string;
  readonly platformFanId: string;
  readonly name: string | null;
  readonly lastSeenAt: string | null;
}

interface Row extends Omit<ListedFan, 'platformFanId' | 'name'> {
  readonly platformFanId: Personal<string>;
  readonly name: Personal<string | null>;
}

/** Names are sealed, so a search opens them one by one: it looks at the fans who moved last. */
const SEARCHED = 5_000;
const LISTED = 200;

const LATEST = `
  select fan, creator, state->'joined'->>'platform' as platform, state->'joined'->>'platformCreatorId' as "platformCreatorId",
    state->'joined'->'platformFanId' as "platformFanId", state->'joined'->'fanName' as name, state->>'lastSeenAt' as "lastSeenAt"
  from ingest.facet
  where tenant = $1 and fan is not null and state->'joined' is not null and json_typeof(state->'joined') = 'object'
    and ($2::text is null or creator = $2 or state->'joined'->>'platformCreatorId' = $2)
  order by updated_at desc limit $3`;

/** The fans of a tenant, those who moved last first. */
export class FanList {
  constructor(
    private readonly pool: Pool,
    private readonly keys: Pick<KeyRing, 'open'>,
  ) {}

  /** `creator`: our id or the platform's. `query`: part of a name, of our id or of the platform's, in either case. */
  async find(tenant: string, creator: string | undefined, query: string | undefined): Promise<ListedFan[]> {
    const limit = query === undefined ? LISTED : SEARCHED;
    const { rows } = await this.pool.query<Row>(LATEST, [tenant, creator ?? null, limit]);
    const fans = await Promise.all(
      rows.map(async (row) => ({
        ...row,
        platformFanId: await this.keys.open({ tenant, fan: row.fan }, row.platformFanId),
        name: await this.keys.open({ tenant, fan: row.fan }, row.name),
      })),
    );
    const wanted = query?.toLowerCase() ?? '';
    const matches = ({ fan, platformFanId, name }: ListedFan) =>
      [fan, platformFanId, name ?? ''].some((text) => text.toLowerCase().includes(wanted));
    return fans.filter(matches).slice(0, LISTED);
  }
}
