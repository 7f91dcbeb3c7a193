import type { FoundMessage } from '@reprise/domain-memory';
import type { Sql } from '@reprise/event-log';
import type { QueryVector } from './embedders.js';
import { cosines } from './packed-vector.js';

/** Vectors read at once: memory is bounded, whatever the length of the conversation. */
const PAGE = 1_000;

/** Vectors of one row. A row each costs more to receive than to compare; a row of megabytes costs a collection of garbage. */
const PART = 100;

const VECTORS = `
  select array_agg(message_id order by message_id) as ids, string_agg(vector, '' order by message_id) as vectors
  from (
    select message_id, vector, (row_number() over (order by message_id) - 1) / ${PART} as part from message_vector
    where fan = $1 and embedder = $2 and octet_length(vector) = $3 and message_id > $4 order by message_id limit ${PAGE}
  ) page
  group by part order by part`;

const MESSAGES = `
  select message_id as "messageId", case when author = 'fan' then 'fan' else 'us' end as "from", text, at
  from message where fan = $1 and message_id = any($2::text[])`;

interface NearestQuery {
  readonly fan: string;
  readonly query: QueryVector;
  /** The message the search is for. '' for none. */
  readonly besides: string;
  readonly limit: number;
}

/**
 * The messages of one fan nearest to a vector, nearest first: every vector of the fan is looked at, so none is missed, and
 * no other fan's is read. An approximate index over everybody, filtered by fan, would find too little of a quiet one.
 * At 10,000 messages of 384 dimensions a scan takes about 55 ms of this process, on a busy machine.
 */
export async function nearestMessages(sql: Sql, { fan, query, besides, limit }: NearestQuery): Promise<FoundMessage[]> {
  const size = query.vector.length;
  let nearest: readonly Near[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: VectorPart[] = await sql.query(VECTORS, [fan, query.embedder, size, after]);
    const near = page.flatMap((part) => nearOf(part, query.vector, nearest[limit - 1]?.score ?? 0));
    nearest = [...nearest, ...near.filter(({ messageId }) => messageId !== besides)]
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
    const last = page.at(-1);
    after = page.length * PART === PAGE && last!.ids.length === PART ? last!.ids.at(-1) : undefined;
  }
  const ids = nearest.map(({ messageId }) => messageId);
  const rows = await sql.query<Omit<FoundMessage, 'at' | 'score'> & { readonly at: Date }>(MESSAGES, [fan, ids]);
  const byId = new Map(rows.map((row) => [row.messageId, row]));
  return nearest.flatMap(({ messageId, score }) => {
    const row = byId.get(messageId);
    return row ? [{ ...row, at: row.at.toISOString(), score }] : [];
  });
}

interface Near {
  readonly messageId: string;
  readonly score: number;
}

interface VectorPart {
  readonly ids: readonly string[];
  readonly vectors: Buffer;
}

const nearOf = ({ ids, vectors }: VectorPart, vector: Float32Array, least: number): Near[] => {
  const scores = cosines(vector, vectors);
  return ids.flatMap((messageId, n) => (scores[n]! > least ? [{ messageId, score: scores[n]! }] : []));
};
