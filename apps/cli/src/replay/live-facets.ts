import pg from 'pg';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { mapServices, type Facet, type FanState } from '@reprise/fan-state';
import { digestOf } from './digest-of.js';
import type { FanRange } from './fan-range.js';

/** What a service stores of a fan. The digest is null where the state is nothing that has one. */
export interface StoredFacet {
  readonly version: number;
  readonly digest: string | null;
}
export type StoredFan = Readonly<Record<ServiceName, StoredFacet>>;

interface FacetRowJson {
  readonly fan: string;
  readonly version: number;
  readonly state: unknown;
  readonly rows: readonly (readonly [collection: string, id: string, value: unknown])[] | null;
}

const PAGE = 500;

/** What the services store, a range of fans at a time. */
export class LiveFacets {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    this.pool.on('error', () => undefined);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** The end of a range that begins behind `after` and holds at most `limit` fans; null when it holds all that are left. */
  async end(after: string | null, limit: number): Promise<string | null> {
    const fansOf = (service: ServiceName) =>
      `(select fan from ${service}.facet where stream = '${service}:' || fan and ($1::text is null or fan > $1) order by fan limit $2)`;
    const { rows } = await this.pool.query<{ fan: string }>(
      `select fan from (${SERVICES.map(fansOf).join(' union ')}) f order by fan limit $2`,
      [after, limit],
    );
    return rows.length < limit ? null : rows.at(-1)!.fan;
  }

  /** Version and digest of the stored facets of a range of fans. */
  async stored({ after, upTo }: FanRange): Promise<Map<string, StoredFan>> {
    const found = new Map<string, Record<ServiceName, StoredFacet>>();
    for (const service of SERVICES)
      for await (const row of this.facets(service, after, upTo)) {
        const fan = found.get(row.fan) ?? mapServices(() => ({ version: 0, digest: null }));
        fan[service] = { version: row.version, digest: digestOf(facetOf(row)) };
        found.set(row.fan, fan);
      }
    return found;
  }

  async storedFan(fan: string): Promise<Map<string, StoredFan>> {
    const facets = await this.state(fan);
    const stored = mapServices((service) => {
      const facet = facets[service];
      return facet ? { version: facet.version, digest: digestOf(facet) } : { version: 0, digest: null };
    });
    return Object.keys(facets).length === 0 ? new Map() : new Map([[fan, stored]]);
  }

  /** One fan's stored facets as they are now; null where a service has none. */
  async state(fan: string): Promise<Partial<FanState>> {
    const state: Partial<Record<ServiceName, Facet>> = {};
    for (const service of SERVICES)
      for await (const row of this.facets(service, null, null, fan)) state[service] = facetOf(row);
    return state;
  }

  private async *facets(
    service: ServiceName,
    from: string | null,
    upTo: string | null,
    only: string | null = null,
  ): AsyncGenerator<FacetRowJson> {
    for (let after = from; ;) {
      // One statement has one snapshot: version, state and rows belong together.
      const { rows } = await this.pool.query<FacetRowJson>(
        `select f.fan, f.version, f.state,
           (select json_agg(json_build_array(r.collection, r.id, r.value)) from ${service}.facet_row r where r.stream = f.stream) as rows
         from ${service}.facet f
         where f.stream = $5 || f.fan and ($1::text is null or f.fan > $1) and ($2::text is null or f.fan <= $2)
           and ($3::text is null or f.fan = $3) order by f.fan limit $4`,
        [after, upTo, only, PAGE, `${service}:`],
      );
      yield* rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.fan;
    }
  }
}

function facetOf({ version, state, rows }: FacetRowJson): Facet {
  // By way of Rows: on a plain object, a row called `__proto__` would be lost.
  const held = new Rows();
  held.load(
    [],
    (rows ?? []).map(([collection, id, value]) => ({ collection, id, value })),
  );
  return { version, state, rows: held.toJSON() };
}
