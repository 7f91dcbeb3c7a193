import type { Lookup, Subject } from '@reprise/event-log';

/** A fan of the same person. */
export interface PersonFan extends Subject {
  /** The first link on the way to this fan. */
  readonly link: { readonly otherFan: string; readonly eventId: string };
}

// Either side may know of a link first. UNION ends at what was met before: circles are no trouble.
const PERSONS = `
  with recursive link as (
    select fan, other_fan, other_creator, tenant, event_id from person_link union all
    select other_fan, fan, creator, tenant, event_id from person_link
  ), person(asked, fan, tenant, creator, via, event_id) as (
    select l.fan, l.other_fan, l.tenant, l.other_creator, l.other_fan, l.event_id from link l where l.fan = any($1::text[])
    union
    select p.asked, l.other_fan, p.tenant, l.other_creator, p.via, p.event_id
    from person p join link l on l.fan = p.fan where l.other_fan <> p.asked
  )
  select distinct on (asked, fan) asked, tenant, creator, fan, json_build_object('otherFan', via, 'eventId', event_id) as link
  from person order by asked, fan, via = fan desc, via, event_id`;

/** The other fans of a fan's person, as pricing has been told; none for most. */
export const othersOf: Lookup<string, readonly PersonFan[]> = {
  name: 'persons',
  async load(fans, sql) {
    const rows = await sql.query<PersonFan & { readonly asked: string }>(
      PERSONS,
      [[...new Set(fans)]],
      'pricing-persons',
    );
    const byFan = Map.groupBy(rows, ({ asked }) => asked);
    return fans.map((fan) => (byFan.get(fan) ?? []).map(({ asked: _, ...other }) => other));
  },
};

/** One key for all work on a person, whoever of their fans it is about: such tasks of a batch run one after the other. */
export const personKey = (fan: string, others: readonly PersonFan[]): string =>
  [fan, ...others.map((other) => other.fan)].reduce((a, b) => (a < b ? a : b));

export const sameFans = (one: readonly PersonFan[], other: readonly PersonFan[]): boolean =>
  one.length === other.length && one.every(({ fan }, i) => fan === other[i]!.fan);
