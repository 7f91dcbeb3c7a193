import type { Sql, Writer } from '@reprise/event-log';

export interface MessageRef {
  readonly fan: string;
  readonly messageId: string;
}

const DUE = `
  insert into embedding_due (fan, message_id) select * from unnest($1::text[], $2::text[]) on conflict do nothing`;

/** Messages to be embedded once they are stored. */
export const dueEmbeddingWriter: Writer<MessageRef> = {
  name: 'due-embeddings',
  flush: (rows, sql) =>
    sql.query(DUE, [rows.map(({ fan }) => fan), rows.map(({ messageId }) => messageId)], 'memory-due-embeddings'),
};

export interface DueEmbedding extends MessageRef {
  readonly text: string;
  /** What was said right before it; '' for the first message. */
  readonly before: string;
}

/** Some of what is due. A message that is gone is not. */
export const dueEmbeddings = (sql: Sql, most: number): Promise<DueEmbedding[]> =>
  sql.query(
    `select d.fan, d.message_id as "messageId", m.text, coalesce(before.text, '') as before
     from embedding_due d join message m using (fan, message_id)
     left join lateral (select p.text from message p where p.fan = m.fan and (p.at, p.seq) < (m.at, m.seq)
                        order by p.at desc, p.seq desc limit 1) before on true
     limit $1`,
    [most],
  );

/** Every message of these fans that has no vector of this embedder. */
export const missingEmbeddingWriter: Writer<{ readonly embedder: string; readonly fans: readonly string[] }> = {
  name: 'missing-embeddings',
  flush: (rows, sql) =>
    Promise.all(
      rows.map(({ embedder, fans }) =>
        sql.query(
          `insert into embedding_due (fan, message_id)
           select m.fan, m.message_id from message m
           left join message_vector v on v.fan = m.fan and v.message_id = m.message_id and v.embedder = $1
           where m.fan = any($2::text[]) and v.fan is null
           on conflict do nothing`,
          [embedder, fans],
        ),
      ),
    ),
};

export interface VectorRow extends MessageRef {
  readonly embedder: string;
  /** Packed; null for a text the embedder does not take. */
  readonly vector: Buffer | null;
}

// Not of a message that was erased meanwhile.
const STORE = `
  with embedded as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) e(fan, message_id, embedder, vector)
  ), done as (
    delete from embedding_due d using embedded e where d.fan = e.fan and d.message_id = e.message_id
  )
  insert into message_vector (fan, message_id, embedder, vector)
  select e.fan, e.message_id, e.embedder, e.vector from embedded e join message m using (fan, message_id)
  on conflict (fan, message_id) do update set embedder = excluded.embedder, vector = excluded.vector`;

/** Vectors that are there now; their messages are no longer due. */
export const vectorWriter: Writer<VectorRow> = {
  name: 'message-vectors',
  flush: (rows, sql) =>
    sql.query(
      STORE,
      [
        rows.map(({ fan }) => fan),
        rows.map(({ messageId }) => messageId),
        rows.map(({ embedder }) => embedder),
        rows.map(({ vector }) => vector),
      ],
      'memory-store-vectors',
    ),
};
