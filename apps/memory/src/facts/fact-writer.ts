import { mendText } from '@reprise/contracts';
import type { Sql, Writer } from '@reprise/event-log';
import {
  isLearned,
  isSuperseded,
  type StoredLearned,
  type StoredMemoryEvent,
  type StoredSuperseded,
} from './stored-facts.js';

const LEARN = `
  insert into fact (fan, fact_id, tenant, creator, heading, predicate, object, single_valued, confidence, extractor,
                    source_event_id, source_message_id, valid_from, recorded_at, derived_from)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::real[],
                       $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::jsonb[])
  on conflict (fan, fact_id) do nothing`;

const END = `
  update fact f set valid_to = e.valid_to, superseded_by = e.superseded_by, end_reason = e.reason
  from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) e(fan, fact_id, valid_to, superseded_by, reason)
  where f.fan = e.fan and f.fact_id = e.fact_id`;

/** Facts as they can be read and recalled: the open side of memory's own events. */
export const factWriter: Writer<StoredMemoryEvent> = {
  name: 'facts',
  flush: (events, sql) =>
    Promise.all([storeLearned(events.filter(isLearned), sql), storeEnded(events.filter(isSuperseded), sql)]),
};

async function storeLearned(events: readonly StoredLearned[], sql: Sql): Promise<void> {
  if (events.length === 0) return;
  const column = <T>(value: (event: StoredLearned) => T) => events.map(value);
  await sql.query(
    LEARN,
    [
      column((e) => e.fan),
      column((e) => e.data.factId),
      column((e) => e.tenant),
      column((e) => e.creator),
      column((e) => e.data.heading),
      column((e) => e.data.predicate),
      column((e) => mendText(String(e.data.object))),
      column((e) => e.data.singleValued),
      column((e) => e.data.confidence),
      column((e) => e.data.extractor),
      column((e) => e.data.sourceEventId),
      column((e) => e.data.sourceMessageId),
      column((e) => e.data.validFrom),
      column((e) => e.time),
      column((e) => (e.data.derivedFrom ? JSON.stringify(e.data.derivedFrom) : null)),
    ],
    'memory-learn-facts',
  );
}

async function storeEnded(events: readonly StoredSuperseded[], sql: Sql): Promise<void> {
  if (events.length === 0) return;
  await sql.query(
    END,
    [
      events.map((e) => e.fan),
      events.map((e) => e.data.factId),
      events.map((e) => e.data.validTo),
      events.map((e) => e.data.supersededBy),
      events.map((e) => e.data.reason),
    ],
    'memory-end-facts',
  );
}
