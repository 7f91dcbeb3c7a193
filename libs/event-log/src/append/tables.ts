import type { RowChange, RowRef } from '@reprise/event-sourcing';
import type { Lookup, Sql } from '../work.js';
import { KEY_LOCKS } from '../keys/key-table.js';
import { CURRENT_ERA } from '../relay/era.js';
import type { AppendedEvent, StoredFacet, StreamSlot } from './stream-slot.js';

export interface Locks {
  /** Of streams, by hash. */
  readonly written: readonly number[];
  /** Shared. */
  readonly read: readonly number[];
  /** Of the keys of fans, shared: what is sealed with is not destroyed meanwhile. */
  readonly keys: readonly number[];
}

/**
 * Locks streams for the rest of the transaction, shared where they are only read, and the keys of their fans. Called before
 * its first write; by one order of hashes, so that no two transactions wait for each other. The keys come last: who
 * holds one waits for no other lock, so whoever destroys it waits for nothing that waits for him.
 */
export async function lockStreams(sql: Sql, service: number, { written, read, keys }: Locks): Promise<void> {
  const exclusive = new Set(written);
  const streams = [...new Set([...written, ...read])].sort((a, b) => a - b);
  const ofKeys = [...new Set(keys)].sort((a, b) => a - b);
  await sql.query(
    `select case when l.exclusive then pg_advisory_xact_lock(l.class, l.h) else pg_advisory_xact_lock_shared(l.class, l.h) end
     from unnest($1::int[], $2::int[], $3::bool[]) l(class, h, exclusive)`,
    [
      [...streams.map(() => service), ...ofKeys.map(() => KEY_LOCKS)],
      [...streams, ...ofKeys],
      [...streams.map((hash) => exclusive.has(hash)), ...ofKeys.map(() => false)],
    ],
    'log-lock',
  );
}

export async function loadFacets(sql: Sql, streams: readonly string[]): Promise<Map<string, StoredFacet>> {
  const rows = await sql.query<{ stream: string; version: number; state: unknown; topic_sequence: number }>(
    'select stream, version, state, topic_sequence from facet where stream = any($1::text[])',
    [streams],
    'log-facets',
  );
  return new Map(rows.map((r) => [r.stream, { version: r.version, state: r.state, topicSequence: r.topic_sequence }]));
}

interface RowsAsked {
  readonly stream: string;
  readonly refs: readonly RowRef[];
}

/** Rows of facets, for all streams of a wave: single rows by id, whole collections where no id is given. */
export const facetRows: Lookup<RowsAsked, RowChange[]> = {
  name: 'facet-rows',
  async load(asked, sql) {
    const flat = asked.flatMap(({ stream, refs }, at) => refs.map((ref) => ({ at, stream, ...ref })));
    const found = await sql.query<{ at: number } & RowChange>(
      `select q.at::int, r.collection, r.id, r.value
       from unnest($1::int[], $2::text[], $3::text[], $4::text[]) q(at, stream, collection, id)
       join facet_row r on r.stream = q.stream and r.collection = q.collection and (q.id is null or r.id = q.id)`,
      [flat.map((f) => f.at), flat.map((f) => f.stream), flat.map((f) => f.collection), flat.map((f) => f.id ?? null)],
      'log-facet-rows',
    );
    const answers: RowChange[][] = asked.map(() => []);
    for (const { at, collection, id, value } of found) answers[at]!.push({ collection, id, value });
    return answers;
  },
};

export async function insertEvents(sql: Sql, events: readonly AppendedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql.query(
    `insert into event (era, id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, causation_id, traceparent, topic_sequence, data)
     select ${CURRENT_ERA}, e.* from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::int[], $13::json[]) e`,
    [
      events.map((e) => e.id),
      events.map((e) => e.stream),
      events.map((e) => e.version),
      events.map((e) => e.type),
      events.map((e) => e.tenant),
      events.map((e) => e.creator),
      events.map((e) => e.fan),
      events.map((e) => e.time),
      events.map((e) => e.correlationId),
      events.map((e) => e.causationId),
      events.map((e) => e.traceparent),
      events.map((e) => e.topicSequence),
      events.map((e) => e.json),
    ],
    'log-insert-events',
  );
}

export async function storeFacets(sql: Sql, slots: readonly StreamSlot[]): Promise<void> {
  if (slots.length === 0) return;
  await sql.query(
    `insert into facet (stream, tenant, creator, fan, version, state, topic_sequence)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::json[], $7::int[])
     on conflict (stream) do update
       set version = excluded.version, state = excluded.state, topic_sequence = excluded.topic_sequence, updated_at = now()`,
    [
      slots.map((s) => s.ref.stream),
      slots.map((s) => s.ref.tenant),
      slots.map((s) => s.ref.creator),
      slots.map((s) => (s.ref.fan === '' ? null : s.ref.fan)),
      slots.map((s) => s.version),
      slots.map((s) => JSON.stringify(s.state(null))),
      slots.map((s) => s.topicSequence),
    ],
    'log-store-facets',
  );
}

export async function storeRows(sql: Sql, slots: readonly StreamSlot[]): Promise<void> {
  const changes = slots.flatMap((slot) =>
    slot.rows.changes().map((change) => ({ stream: slot.ref.stream, ...change })),
  );
  const kept = changes.filter((change) => change.value !== null);
  const gone = changes.filter((change) => change.value === null);
  await Promise.all([keepRows(sql, kept), deleteRows(sql, gone)]);
}

type StreamRow = RowChange & { readonly stream: string };

async function keepRows(sql: Sql, rows: readonly StreamRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `insert into facet_row (stream, collection, id, value)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::json[])
     on conflict (stream, collection, id) do update set value = excluded.value`,
    [
      rows.map((r) => r.stream),
      rows.map((r) => r.collection),
      rows.map((r) => r.id),
      rows.map((r) => JSON.stringify(r.value)),
    ],
    'log-store-rows',
  );
}

async function deleteRows(sql: Sql, rows: readonly StreamRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `delete from facet_row f using unnest($1::text[], $2::text[], $3::text[]) g(stream, collection, id)
     where f.stream = g.stream and f.collection = g.collection and f.id = g.id`,
    [rows.map((r) => r.stream), rows.map((r) => r.collection), rows.map((r) => r.id)],
    'log-delete-rows',
  );
}
