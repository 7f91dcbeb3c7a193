import { TENANT_WIDE_CREATOR, type DataOf, type priceQuotedV1 } from '@reprise/contracts';
import { ids, type Sql, type Subject, type Writer } from '@reprise/event-log';

export interface Given {
  readonly kind: 'given';
  readonly subject: Subject;
  readonly quote: DataOf<typeof priceQuotedV1>;
}
export interface Closed {
  readonly kind: 'closed';
  readonly quoteId: string;
  readonly status: 'expired' | 'bought' | 'replaced' | 'withdrawn' | 'suspended';
  readonly at: string;
}

/**
 * Every quote and what became of it; in SQL, because what an item's withdrawal says of a quote is read as it is written. A quote is given before it is closed, so this
 * order is right within a batch too.
 */
export const quoteWriter: Writer<Given | Closed> = {
  name: 'quotes',
  flush(rows, sql) {
    const given = rows.filter((row) => row.kind === 'given');
    const closed = rows.filter((row) => row.kind === 'closed');
    return Promise.all([given.length > 0 && give(given, sql), closed.length > 0 && close(closed, sql)]);
  },
};

const give = (rows: readonly Given[], sql: Sql) =>
  sql.query(
    `insert into quote (quote_id, tenant, creator, fan, item_id, status, withdrawn, due_at, data)
     select id, tenant, creator, fan, item, 'open', gone, case when gone then '-infinity' else due end, data
     from (select q.*, exists (select from withdrawn_item w where w.item_id = q.item and w.version >= q.version
                               and w.creator in (q.creator, q.everyone)) as gone
           from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[], $9::json[])
             q(id, tenant, creator, everyone, fan, item, version, due, data)) given
     on conflict (quote_id) do nothing`,
    [
      rows.map(({ quote }) => quote.quoteId),
      rows.map(({ subject }) => subject.tenant),
      rows.map(({ subject }) => subject.creator),
      rows.map(({ subject }) => ids.creatorId(subject.tenant, TENANT_WIDE_CREATOR)),
      rows.map(({ subject }) => subject.fan),
      rows.map(({ quote }) => quote.itemId),
      rows.map(({ quote }) => quote.itemVersion),
      rows.map(({ quote }) => quote.expiresAt),
      rows.map(({ quote }) => JSON.stringify(quote)),
    ],
    'pricing-give-quotes',
  );

// A quote may be bought after it expired or was replaced: that a purchase used it is the last word. Otherwise the first counts.
const close = (rows: readonly Closed[], sql: Sql) =>
  sql.query(
    `update quote q set status = c.status, closed_at = c.at
     from (select distinct on (id) * from unnest($1::text[], $2::text[], $3::timestamptz[]) with ordinality u(id, status, at, n)
           order by id, (status = 'bought') desc, case status when 'bought' then -n else n end) c
     where q.quote_id = c.id and (q.status = 'open' or c.status = 'bought')`,
    [rows.map(({ quoteId }) => quoteId), rows.map(({ status }) => status), rows.map(({ at }) => at)],
    'pricing-close-quotes',
  );
