import type { Sql, Writer } from '@reprise/event-log';

/** A new request, or what became of one. */
type Change = { readonly handoffId: string } & (
  | ({ readonly is: 'requested'; readonly reason: string; readonly at: string } & Record<
      'tenant' | 'creator' | 'fan',
      string
    >)
  | { readonly is: 'claimed' | 'released'; readonly by: string; readonly at: string }
  | { readonly is: 'taken' | 'overdue'; readonly at: string }
);

export const handoffWriter: Writer<Change> = {
  name: 'handoffs',
  // In SQL, one statement a row, in order: a batch may request and claim the same one, and people are asked for rarely.
  flush: (changes, sql) => Promise.all(changes.map((change) => store(change, sql))),
};

function store(change: Change, sql: Sql) {
  const { handoffId, at } = change;
  switch (change.is) {
    case 'requested':
      return sql.query(
        `insert into handoff (handoff_id, tenant, creator, fan, reason, requested_at) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing`,
        [handoffId, change.tenant, change.creator, change.fan, change.reason, at],
      );
    case 'claimed':
      return sql.query('update handoff set claimed_by = $2, claimed_at = $3 where handoff_id = $1', [
        handoffId,
        change.by,
        at,
      ]);
    case 'released':
      return sql.query('update handoff set released_by = $2, released_at = $3 where handoff_id = $1', [
        handoffId,
        change.by,
        at,
      ]);
    case 'taken':
      return sql.query('update handoff set taken_at = $2 where handoff_id = $1 and taken_at is null', [handoffId, at]);
    case 'overdue':
      return sql.query('update handoff set overdue_at = $2 where handoff_id = $1', [handoffId, at]);
  }
}
