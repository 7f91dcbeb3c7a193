import type { HeldFact } from '@reprise/domain-memory';
import type { Lookup } from '@reprise/event-log';

// Enough of each heading to choose from; single-valued facts are few and always needed, to see what a new statement replaces.
const HELD = `
  select f.fan, f.fact_id as "factId", f.heading, f.predicate, f.object, f.valid_from as "validFrom"
  from unnest($1::text[]) asked(fan)
  cross join lateral (
    select *, row_number() over (partition by heading order by valid_from desc, fact_id) as n
    from fact where fan = asked.fan and valid_to is null
  ) f
  where f.single_valued or f.n <= case f.heading when 'purchases' then 5 else 40 end`;

type HeldRow = Omit<HeldFact, 'validFrom'> & { readonly fan: string; readonly validFrom: Date };

/** The facts that hold for each fan asked about, opened. */
export const heldFacts: Lookup<string, HeldFact[]> = {
  name: 'held-facts',
  async load(fans, sql) {
    const rows = await sql.query<HeldRow>(HELD, [[...new Set(fans)]], 'memory-held-facts');
    const byFan = Map.groupBy(rows, ({ fan }) => fan);
    return fans.map((fan) =>
      (byFan.get(fan) ?? []).map(({ fan: _, validFrom, ...fact }) => ({ ...fact, validFrom: validFrom.toISOString() })),
    );
  },
};
