import type { Sql } from '@reprise/event-log';

interface SoldItem {
  readonly creator: string;
  readonly itemId: string;
}

/** How often each of these items was sold, asked with one statement. */
export async function timesSold(
  items: readonly SoldItem[],
  sql: Sql,
): Promise<(creator: string, itemId: string) => number> {
  if (items.length === 0) return () => 0;
  const rows = await sql.query<SoldItem & { readonly sold: number }>(
    `select s.creator, s.item_id as "itemId", s.sold from item_sales s
     join (select distinct * from unnest($1::text[], $2::text[]) u(creator, item_id)) u using (creator, item_id)`,
    [items.map(({ creator }) => creator), items.map(({ itemId }) => itemId)],
    'catalog-times-sold',
  );
  const sold = new Map(rows.map(({ creator, itemId, sold }) => [`${creator} ${itemId}`, sold]));
  return (creator, itemId) => sold.get(`${creator} ${itemId}`) ?? 0;
}
