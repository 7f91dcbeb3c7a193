import type { Lookup } from '@reprise/event-log';
import { tenantWideCreator } from '../search/tenant-wide.js';

/** Items a turn may be answered with. */
export interface ItemsOfTurn {
  readonly tenant: string;
  readonly creator: string;
  readonly itemIds: readonly string[];
}

// A creator's own item stands before the tenant's of the same id, as in the search.
const LACKING = `
  select a.n
  from unnest($1::int[], $2::text[], $3::text[], $4::text[]) a(n, creator, shared, id)
  cross join lateral (
    select creator, item_id from item where creator in (a.creator, a.shared) and item_id = a.id
    order by creator = a.creator desc limit 1
  ) i
  where exists (
    select 1 from item_person p left join consent c on c.creator = p.creator and c.person = p.person and c.on_record
    where p.creator = i.creator and p.item_id = i.item_id and c.person is null
  )`;

/**
 * Which of the items show somebody whose consent is not on record right now: a revocation binds here with its own
 * record, before each of the person's items has been suspended.
 */
export const withoutConsent: Lookup<ItemsOfTurn, readonly string[]> = {
  name: 'items-without-consent',
  async load(turns, sql) {
    // Many turns are about the same items: each item is looked up once.
    const asked = turns.map(({ tenant, creator, itemIds }) => itemIds.map((id) => ({ tenant, creator, id })));
    const items = [...new Map(asked.flat().map((item) => [nameOf(item), item])).values()];
    const found = await sql.query<{ n: number }>(
      LACKING,
      [
        items.map((_, n) => n),
        items.map(({ creator }) => creator),
        items.map(({ tenant }) => tenantWideCreator(tenant)),
        items.map(({ id }) => id),
      ],
      'catalog-items-without-consent',
    );
    const lacking = new Set(found.map(({ n }) => nameOf(items[n]!)));
    return asked.map((ofTurn) => ofTurn.filter((item) => lacking.has(nameOf(item))).map(({ id }) => id));
  },
};

const nameOf = ({ creator, id }: { readonly creator: string; readonly id: string }) => `${creator}/${id}`;
