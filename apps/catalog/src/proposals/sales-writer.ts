import type { Writer } from '@reprise/event-log';

export interface SoldItem {
  readonly creator: string;
  readonly itemId: string;
}

// In key order, so that two batches that sold the same items wait for each other instead of locking up.
const COUNT_SALES = `
  insert into item_sales (creator, item_id, sold)
  select creator, item_id, count(*) from unnest($1::text[], $2::text[]) s(creator, item_id)
  group by creator, item_id order by creator, item_id
  on conflict (creator, item_id) do update set sold = item_sales.sold + excluded.sold`;

/** How often each item was sold, for what is asked for without a name. In SQL, which counts. */
export const salesWriter: Writer<SoldItem> = {
  name: 'item-sales',
  async flush(rows, sql) {
    await sql.query(
      COUNT_SALES,
      [rows.map(({ creator }) => creator), rows.map(({ itemId }) => itemId)],
      'catalog-count-sales',
    );
  },
};
