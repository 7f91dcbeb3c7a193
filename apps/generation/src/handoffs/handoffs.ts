import {
  handoffClaimedV1,
  handoffOverdueV1,
  handoffReleasedV1,
  handoffRequestedV1,
  type StoredEvent,
} from '@reprise/contracts';
import type { GenerationEvent } from '@reprise/domain-generation';
import { clearRows, type Projection, type Work } from '@reprise/event-log';
import { handoffWriter } from './handoff-writer.js';

/** Requests for a person, from what a fan's conversation recorded. When one was taken is told by delivery. */
export const handoffs: Projection = {
  name: 'handoffs',
  of: 'fan',
  project(work, { tenant, creator, fan }, { type, data }) {
    const fact = { type, data } as GenerationEvent;
    if (fact.type === handoffRequestedV1.type) {
      const { handoffId, reason, occurredAt: at } = fact.data;
      work.write(handoffWriter, { is: 'requested', handoffId, tenant, creator, fan, reason, at });
    }
    if (fact.type === handoffClaimedV1.type)
      work.write(handoffWriter, { is: 'claimed', ...fact.data, at: fact.data.occurredAt });
    if (fact.type === handoffReleasedV1.type)
      work.write(handoffWriter, { is: 'released', ...fact.data, at: fact.data.occurredAt });
    if (fact.type === handoffOverdueV1.type)
      work.write(handoffWriter, { is: 'overdue', handoffId: fact.data.handoffId, at: fact.data.occurredAt });
  },
  clear: ({ fan }, sql) =>
    clearRows(sql, { table: 'handoff', key: 'handoff_id', kept: ['seq', 'taken_at'] }, 'fan = $1', fan),
};

/** Keeps the list in step with what was just decided. */
export function followHandoffs(work: Work, events: readonly StoredEvent<GenerationEvent>[]): void {
  for (const event of events) handoffs.project(work, { ...event, fan: event.fan ?? '' }, event);
}
