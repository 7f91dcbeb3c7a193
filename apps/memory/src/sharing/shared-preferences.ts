import type { SharedFact } from '@reprise/domain-memory';
import type { Lookup } from '@reprise/event-log';

// Both creators must allow it and both streams must hold the link; preferences only, whatever else is held.
const SHARED = `
  select l.fan as "to", f.fact_id as "factId", f.heading, f.predicate, f.object, f.valid_from as "validFrom",
         l.other_fan as "fromFan", l.event_id as "linkEventId", jsonb_build_array(here.event_id, there.event_id) as "policyEventIds"
  from fan_link l
  join fan_link back on back.fan = l.other_fan and back.other_fan = l.fan and back.event_id is not null
  join sharing here on here.creator = l.creator and here.tenant = l.tenant and here.preferences
  join sharing there on there.creator = l.other_creator and there.tenant = l.tenant and there.preferences
  cross join lateral (
    select * from fact
    where fan = l.other_fan and tenant = l.tenant and heading = 'preferences' and valid_to is null and derived_from is null
    order by valid_from desc, fact_id limit 20
  ) f
  where l.fan = any($1::text[]) and l.event_id is not null
  order by f.valid_from desc, f.fact_id`;

type SharedRow = Omit<SharedFact, 'validFrom'> & { readonly to: string; readonly validFrom: Date };

/** Preferences that the same person stated on other profiles, where every policy allows them to be known. */
export const sharedPreferences: Lookup<string, SharedFact[]> = {
  name: 'shared-preferences',
  async load(fans, sql) {
    const rows = await sql.query<SharedRow>(SHARED, [[...new Set(fans)]], 'memory-shared-preferences');
    const byFan = Map.groupBy(rows, ({ to }) => to);
    return fans.map((fan) =>
      (byFan.get(fan) ?? []).map(({ to: _, validFrom, ...fact }) => ({ ...fact, validFrom: validFrom.toISOString() })),
    );
  },
};
