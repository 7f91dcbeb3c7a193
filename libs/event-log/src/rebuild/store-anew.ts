import { canonicalJson } from '@reprise/event-sourcing';
import type { Sql } from '../work.js';

export interface FoldedFacet {
  readonly version: number;
  readonly topicSequence: number;
  readonly state: unknown;
  readonly rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Row {
  readonly collection: string;
  readonly id: string;
  readonly value: unknown;
}

interface Place {
  readonly stream: string;
  readonly tenant: string;
  readonly creator: string;
  readonly fan: string | null;
}

const keyOf = ({ collection, id }: Row) => JSON.stringify([collection, id]);

/** Sets a stored facet and its rows right, and writes only what differs; false when nothing did. */
export async function storeAnew(sql: Sql, place: Place, folded: FoldedFacet): Promise<boolean> {
  const isFacetWrong = await storeFacet(sql, place, folded);
  const areRowsWrong = await storeRows(sql, place.stream, folded.rows);
  return isFacetWrong || areRowsWrong;
}

async function storeFacet(sql: Sql, place: Place, { version, topicSequence, state }: FoldedFacet): Promise<boolean> {
  const [stored] = await sql.query<{ version: number; state: unknown; topic_sequence: number }>(
    'select version, state, topic_sequence from facet where stream = $1',
    [place.stream],
    'rebuild-facet',
  );
  const same = stored && { version, topic_sequence: topicSequence, state };
  if (same && canonicalJson(same) === canonicalJson(stored)) return false;
  // `updated_at` stays: nothing happened to the fan.
  await sql.query(
    `insert into facet (stream, tenant, creator, fan, version, state, topic_sequence) values ($1, $2, $3, $4, $5, $6::json, $7)
     on conflict (stream) do update
       set version = excluded.version, state = excluded.state, topic_sequence = excluded.topic_sequence`,
    [place.stream, place.tenant, place.creator, place.fan, version, JSON.stringify(state), topicSequence],
    'rebuild-store-facet',
  );
  return true;
}

async function storeRows(sql: Sql, stream: string, folded: FoldedFacet['rows']): Promise<boolean> {
  const stored = await sql.query<Row>(
    'select collection, id, value from facet_row where stream = $1',
    [stream],
    'rebuild-rows',
  );
  const right = new Map(
    Object.entries(folded)
      .flatMap(([collection, byId]) => Object.entries(byId).map(([id, value]) => ({ collection, id, value })))
      .map((row) => [keyOf(row), row]),
  );
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  const gone = stored.filter((row) => !right.has(keyOf(row)));
  const wrong = [...right].flatMap(([key, row]) => {
    const was = known.get(key);
    return was && canonicalJson(was.value) === canonicalJson(row.value) ? [] : [row];
  });
  if (gone.length > 0)
    await sql.query(
      `delete from facet_row f using unnest($2::text[], $3::text[]) g(collection, id)
       where f.stream = $1 and f.collection = g.collection and f.id = g.id`,
      [stream, gone.map((row) => row.collection), gone.map((row) => row.id)],
    );
  if (wrong.length > 0)
    await sql.query(
      `insert into facet_row (stream, collection, id, value) select $1, * from unnest($2::text[], $3::text[], $4::json[])
       on conflict (stream, collection, id) do update set value = excluded.value`,
      [
        stream,
        wrong.map((row) => row.collection),
        wrong.map((row) => row.id),
        wrong.map((row) => JSON.stringify(row.value)),
      ],
    );
  return gone.length + wrong.length > 0;
}
