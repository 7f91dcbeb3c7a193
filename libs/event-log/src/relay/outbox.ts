import { deadLetterTopic, type ServiceName } from '@reprise/contracts';
import { divide, EVENT_COLUMNS, type OpenRow, type OutboxRow } from './outbox-rows.js';
import type { LogRecord } from '../ports.js';
import type { Sql } from '../work.js';

/** A place in the order (tx, row_id); decimal strings, because both are 64 bit. */
export interface OutboxCursor {
  readonly tx: string;
  readonly rowId: string;
}

/**
 * Events after the cursor in (tx, row_id) order, up to the oldest transaction still running. The gate makes it safe
 * to move a cursor: nothing can become visible behind it. `blocked` says that younger rows wait behind the gate. `held`
 * are rows that make no record, and rows of streams that are held already.
 */
export async function readOutbox(sql: Sql, cursor: OutboxCursor, limit: number, heldStreams?: ReadonlySet<string>) {
  const seen = await sql.query<OutboxRow>(
    `select ${EVENT_COLUMNS},
       case when tx < pg_snapshot_xmin(pg_current_snapshot()) then data::text end as json
     from event where (tx, row_id) > ($1::xid8, $2::bigint)
     order by event.tx, event.row_id limit $3`,
    [cursor.tx, cursor.rowId, limit],
    'relay-read',
  );
  const rows = seen.filter((row): row is OpenRow => row.json !== null);
  const last = rows.at(-1);
  return {
    ...divide(rows, heldStreams),
    rows: rows.length,
    blocked: rows.length < seen.length,
    cursor: last ? { tx: last.tx, rowId: last.row_id } : cursor,
  };
}

/** Events not yet published, the relay's lag. */
export async function outboxBacklog(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ backlog: number }>(
    'select count(*)::int as backlog from event e, relay r where (e.tx, e.row_id) > (r.tx, r.row_id)',
  );
  return row!.backlog;
}

export async function readCursor(sql: Sql): Promise<OutboxCursor> {
  const [row] = await sql.query<{ tx: string; row_id: string }>('select tx::text, row_id::text from relay');
  return { tx: row!.tx, rowId: row!.row_id };
}

export const writeCursor = (sql: Sql, { tx, rowId }: OutboxCursor): Promise<unknown> =>
  sql.query('update relay set tx = $1::xid8, row_id = $2::bigint', [tx, rowId], 'relay-cursor');

interface DeadLetterRow {
  readonly id: string;
  readonly record: LogRecord;
  readonly reason: string;
  readonly detail: string;
}

/** Dead letters that their topic has not seen yet; headers say why, the rest is the record as it came. */
export async function readDeadLetters(sql: Sql, service: ServiceName) {
  const rows = await sql.query<DeadLetterRow>(
    'select id, record, reason, detail from dead_letter where not published order by id limit 100',
    [],
    'relay-dead-letters',
  );
  return {
    ids: rows.map((row) => row.id),
    records: rows.map(({ record, reason, detail }) => ({
      ...record,
      topic: deadLetterTopic(service),
      headers: { ...record.headers, reprise_reason: reason, reprise_detail: detail.slice(0, 500) },
    })),
  };
}

export const markDeadLettersPublished = (sql: Sql, ids: readonly string[]): Promise<unknown> =>
  sql.query('update dead_letter set published = true where id = any($1::bigint[])', [ids], 'relay-dead-letters-done');
