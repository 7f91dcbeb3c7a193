import type { Restriction } from '@reprise/domain-ingest';
import type { RestrictionKind } from '@reprise/contracts';
import type { Lookup, Subject } from '@reprise/event-log';

/** One of a person's fans: those who are linked, in one step or many. */
export interface PersonFan extends Subject {
  readonly restrictions: Readonly<Partial<Record<RestrictionKind, Restriction>>>;
  /** A stop is on its way to this fan. */
  readonly awaitsStop: boolean;
}

/** More profiles than a human has. It bounds what one request may look at and one stop may spread to. */
export const MAX_FANS = 50;

// Links are rows of the fans' own facets, on both sides of each. UNION ends at what was met before: cycles are no trouble.
const PERSONS = `
  with recursive person(asked, fan) as (
    select a.fan, a.fan from unnest($1::text[]) a(fan)
    union
    select p.asked, l.id from person p join facet_row l on l.stream = 'ingest:' || p.fan and l.collection = 'link'
  )
  select p.asked, p.fan, f.tenant, f.creator, f.state->'restrictions' as restrictions,
    exists (select from stop_due d where d.fan = p.fan) as "awaitsStop"
  from person p join facet f on f.stream = 'ingest:' || p.fan`;

/** All fans of a fan's person, the fan among them. */
export const personOf: Lookup<string, readonly PersonFan[]> = {
  name: 'persons',
  async load(fans, sql) {
    const rows = await sql.query<PersonFan & { readonly asked: string }>(
      PERSONS,
      [[...new Set(fans)]],
      'ingest-persons',
    );
    const byFan = Map.groupBy(rows, ({ asked }) => asked);
    return fans.map((fan) => (byFan.get(fan) ?? []).map(({ asked: _, ...member }) => member));
  },
};
