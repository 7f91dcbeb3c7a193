import {
  handoffClaimedV1,
  handoffOverdueV1,
  handoffReleasedV1,
  handoffRequestedV1,
  type StoredEvent,
} from '@reprise/contracts';
import type { GenerationEvent } from '@reprise/domain-generation';
import type { Sql, Work, Writer } from '@reprise/event-log';

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
  // One statement a row, in order: a batch may request and claim the same one, and people are asked for rarely.
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

/** Keeps the list in step with what was just decided. */
export function followHandoffs(work: Work, events: readonly StoredEvent<GenerationEvent>[]): void {
  for (const event of events) {
    const { tenant, creator, fan } = event;
    const fact = event as GenerationEvent;
    if (fact.type === handoffRequestedV1.type) {
      const { handoffId, reason, occurredAt: at } = fact.data;
      work.write(handoffWriter, { is: 'requested', handoffId, tenant, creator, fan: fan ?? '', reason, at });
    }
    if (fact.type === handoffClaimedV1.type)
      work.write(handoffWriter, { is: 'claimed', ...fact.data, at: fact.data.occurredAt });
    if (fact.type === handoffReleasedV1.type)
      work.write(handoffWriter, { is: 'released', ...fact.data, at: fact.data.occurredAt });
    if (fact.type === handoffOverdueV1.type)
      work.write(handoffWriter, { is: 'overdue', handoffId: fact.data.handoffId, at: fact.data.occurredAt });
  }
}
