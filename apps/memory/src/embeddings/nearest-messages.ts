import type { FoundMessage } from '@reprise/domain-memory';
import type { Sql } from '@reprise/event-log';
import type { QueryVector } from './embedders.js';
import { cosines } from './packed-vector.js';

/** Vectors read at once: memory is bounded, whatever the length of the conversation. */
const PAGE = 1_000;

// A page is one row: thousands of small ones cost more to receive than to compare.
const VECTORS = `
  select array_agg(message_id order by message_id) as ids, string_agg(vector, '' order by message_id) as vectors
  from (
    select message_id, vector from message_vector
    where fan = $1 and embedder = $2 and octet_length(vector) = $3 and message_id > $4 order by message_id limit ${PAGE}
  ) page`;

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
 */
export async function nearestMessages(sql: Sql, { fan, query, besides, limit }: NearestQuery): Promise<FoundMessage[]> {
  const size = query.vector.length;
  let nearest: { readonly messageId: string; readonly score: number }[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const [page]: VectorPage[] = await sql.query(VECTORS, [fan, query.embedder, size, after]);
    const ids: readonly string[] = page!.ids ?? [];
    const scores = page!.vectors ? cosines(query.vector, page!.vectors) : [];
    const least = nearest.length < limit ? 0 : nearest.at(-1)!.score;
    const nearer = ids.flatMap((messageId, n) =>
      scores[n]! > least && messageId !== besides ? [{ messageId, score: scores[n]! }] : [],
    );
    nearest = [...nearest, ...nearer].sort((a, b) => b.score - a.score).slice(0, limit);
    after = ids.length === PAGE ? ids.at(-1) : undefined;
  }
  const ids = nearest.map(({ messageId }) => messageId);
  const rows = await sql.query<Omit<FoundMessage, 'at' | 'score'> & { readonly at: Date }>(MESSAGES, [fan, ids]);
  const byId = new Map(rows.map((row) => [row.messageId, row]));
  return nearest.flatMap(({ messageId, score }) => {
    const row = byId.get(messageId);
    return row ? [{ ...row, at: row.at.toISOString(), score }] : [];
  });
}

interface VectorPage {
  readonly ids: readonly string[] | null;
  readonly vectors: Buffer | null;
}
