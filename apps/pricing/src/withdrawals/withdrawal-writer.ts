import type { Writer } from '@reprise/event-log';

export interface Withdrawal {
  readonly tenant: string;
  readonly creator: string;
  readonly itemId: string;
  readonly version: number;
  /** The item belongs to the whole tenant: quotes of every creator's fans end. */
  readonly tenantWide: boolean;
}

/**
 * Remembers what may not be quoted any more, and makes the open quotes of it due at once; `quoteWriter` does so for one
 * given later in the batch. In SQL: the highest version counts, whatever the order of the rows.
 */
export const withdrawalWriter: Writer<Withdrawal> = {
  name: 'withdrawals',
  async flush(rows, sql) {
    const remembered = sql.query(
      `insert into withdrawn_item (creator, item_id, version)
       select creator, item, max(version) from unnest($1::text[], $2::text[], $3::int[]) w(creator, item, version)
       group by 1, 2 order by 1, 2
       on conflict (creator, item_id) do update set version = greatest(withdrawn_item.version, excluded.version)`,
      [rows.map((r) => r.creator), rows.map((r) => r.itemId), rows.map((r) => r.version)],
      'pricing-withdrawn',
    );
    const due = sql.query(
      `update quote q set withdrawn = true, due_at = '-infinity'
       from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::boolean[]) w(tenant, creator, item, version, everywhere)
       where q.status = 'open' and q.tenant = w.tenant and q.item_id = w.item and (w.everywhere or q.creator = w.creator)
         and (q.data ->> 'itemVersion')::int <= w.version`,
      [
        rows.map((r) => r.tenant),
        rows.map((r) => r.creator),
        rows.map((r) => r.itemId),
        rows.map((r) => r.version),
        rows.map((r) => r.tenantWide),
      ],
      'pricing-withdraw-quotes',
    );
    await Promise.all([remembered, due]);
  },
};
