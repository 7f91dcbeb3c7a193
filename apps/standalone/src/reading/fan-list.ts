import type { Personal } from '@reprise/contracts';
import { ids, isTransient, type KeyRing } from '@reprise/event-log';
import type { Pool } from 'pg';

export interface ListedFan {
  readonly fan: string;
  readonly creator: string;
  readonly platform: string;
  readonly platformCreatorId: string;
  readonly platformFanId: string | null;
  readonly name: string | null;
  readonly lastSeenAt: string | null;
  /** Why the fan's own id and name cannot be shown. */
  readonly problem?: string;
}

interface IngestState {
  readonly joined?: {
    readonly platform: string;
    readonly platformCreatorId: string;
    readonly platformFanId: Personal<string>;
    readonly fanName: Personal<string | null>;
  } | null;
  readonly lastSeenAt?: string | null;
}
interface Row {
  readonly fan: string;
  readonly creator: string;
  readonly state: IngestState;
}

/** Names are sealed, so a search opens them one by one: it looks at the fans who moved last. */
const SEARCHED = 5_000;
const LISTED = 200;

// The state is read here and not by an operator of SQL: those fail for all rows where one state holds a NUL or half a
// surrogate pair, which the release before let in.
const LATEST = `
  select fan, creator, state from ingest.facet
  where tenant = $1 and fan is not null and ($2::text[] is null or creator = any($2))
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
    const creators = creator === undefined ? null : [creator, ids.creatorId(tenant, creator)];
    const { rows } = await this.pool.query<Row>(LATEST, [tenant, creators, limit]);
    const fans = await Promise.all(rows.map((row) => this.listed(tenant, row)));
    const wanted = query?.toLowerCase() ?? '';
    const matches = ({ fan, platformFanId, name }: ListedFan) =>
      [fan, platformFanId, name].some((text) => text?.toLowerCase().includes(wanted));
    return fans.filter((fan) => fan !== null && matches(fan)).slice(0, LISTED) as ListedFan[];
  }

  /** Null for a fan who has not joined. One whose names cannot be opened is listed with the reason. */
  private async listed(tenant: string, { fan, creator, state }: Row): Promise<ListedFan | null> {
    if (!state.joined) return null;
    const { platform, platformCreatorId, platformFanId, fanName } = state.joined;
    const known = { fan, creator, platform, platformCreatorId, lastSeenAt: state.lastSeenAt ?? null };
    try {
      const [id, name] = await Promise.all([
        this.keys.open({ tenant, fan }, platformFanId),
        this.keys.open({ tenant, fan }, fanName),
      ]);
      return { ...known, platformFanId: id, name };
    } catch (error) {
      if (isTransient(error)) throw error;
      return { ...known, platformFanId: null, name: null, problem: (error as Error).message };
    }
  }
}
