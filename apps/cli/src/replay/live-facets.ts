import pg from 'pg';
import { SERVICES, type ServiceName } from '@reprise/contracts';
import { Rows } from '@reprise/event-sourcing';
import { facetDigest, mapServices, type Facet, type FacetDigests, type FanState } from '@reprise/fan-state';
import { hashing } from '../output/hashing.js';

interface FacetRowJson {
  readonly fan: string;
  readonly version: number;
  readonly state: unknown;
  readonly rows: readonly (readonly [collection: string, id: string, value: unknown])[] | null;
}

const PAGE = 500;

/** What the services store: read in one snapshot per service, so that version and digest belong together. */
export class LiveFacets {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    this.pool.on('error', () => undefined);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Version and digest of every fan's stored facets; of one fan when a fan is given. */
  async digests(fan?: string): Promise<Map<string, FacetDigests>> {
    const found = new Map<string, Record<ServiceName, { version: number; digest: string }>>();
    for (const service of SERVICES)
      for await (const row of this.facets(service, fan)) {
        const facet = facetOf(row);
        const digests = found.get(row.fan) ?? mapServices(() => ({ version: 0, digest: '' }));
        digests[service] = { version: facet.version, digest: facetDigest(facet, hashing) };
        found.set(row.fan, digests);
      }
    return found;
  }

  /** One fan's stored facets as they are now; null where a service has none. */
  async state(fan: string): Promise<Partial<FanState>> {
    const state: Partial<Record<ServiceName, Facet>> = {};
    for (const service of SERVICES) for await (const row of this.facets(service, fan)) state[service] = facetOf(row);
    return state;
  }

  private async *facets(service: ServiceName, fan?: string): AsyncGenerator<FacetRowJson> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      for (let after = ''; ;) {
        const { rows } = await client.query<FacetRowJson>(
          `select f.fan, f.version, f.state,
             (select json_agg(json_build_array(r.collection, r.id, r.value)) from ${service}.facet_row r where r.stream = f.stream) as rows
           from ${service}.facet f
           where f.stream = $4 || f.fan and f.fan > $1 and ($2::text is null or f.fan = $2) order by f.fan limit $3`,
          [after, fan ?? null, PAGE, `${service}:`],
        );
        yield* rows;
        if (rows.length < PAGE) break;
        after = rows.at(-1)!.fan;
      }
      await client.query('commit');
    } finally {
      client.release();
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
