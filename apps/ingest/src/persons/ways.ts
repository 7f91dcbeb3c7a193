import type { LinkFact } from '@reprise/domain-ingest';
import type { Lookup } from '@reprise/event-log';

/** A link of one of a person's fans, as that fan's own stream holds it. */
export interface PersonLink {
  readonly from: string;
  readonly to: string;
  readonly link: LinkFact;
}

const LINKS = `
  with recursive person(asked, fan) as (
    select a.fan, a.fan from unnest($1::text[]) a(fan)
    union
    select p.asked, l.id from person p join facet_row l on l.stream = 'ingest:' || p.fan and l.collection = 'link'
  )
  select p.asked, p.fan as "from", l.id as "to", l.value as link
  from person p join facet_row l on l.stream = 'ingest:' || p.fan and l.collection = 'link' order by p.fan, l.id`;

/** All links between the fans of a fan's person, each from both sides. */
export const linksOfPerson: Lookup<string, readonly PersonLink[]> = {
  name: 'links-of-persons',
  async load(fans, sql) {
    const rows = await sql.query<PersonLink & { readonly asked: string }>(
      LINKS,
      [[...new Set(fans)]],
      'ingest-links-of-persons',
    );
    const byFan = Map.groupBy(rows, ({ asked }) => asked);
    return fans.map((fan) => (byFan.get(fan) ?? []).map(({ asked: _, ...link }) => link));
  },
};

/** The last link on a shortest way to every fan that the links reach from this one. */
export function waysFrom(fan: string, links: readonly PersonLink[]): PersonLink[] {
  const byFan = Map.groupBy(links, ({ from }) => from);
  const met = new Set([fan]);
  const ways: PersonLink[] = [];
  // A set is walked to its end, also when it grows meanwhile.
  for (const from of met)
    for (const way of byFan.get(from) ?? []) {
      if (met.has(way.to)) continue;
      met.add(way.to);
      ways.push(way);
    }
  return ways;
}
