import { cutText, deadLetterTopic, type ServiceName } from '@reprise/contracts';
import { divide, EVENT_COLUMNS, type OpenRow, type OutboxRow } from './outbox-rows.js';
import type { LogRecord } from '../ports.js';
import type { Sql } from '../work.js';
import { WHOLE_SERVER, type Gate } from './gate.js';

/** A place in the order (era, tx, row_id); decimal strings for what is 64 bit. */
export interface OutboxCursor {
  readonly era: number;
  readonly tx: string;
  readonly rowId: string;
}

export const OUTBOX_START: OutboxCursor = { era: 0, tx: '0', rowId: '0' };

interface OutboxView {
  readonly gate?: Gate;
  readonly heldStreams?: ReadonlySet<string>;
}

/**
 * Events after the cursor in their order, up to the gate. The gate makes it safe to move a cursor: nothing can become
 * visible behind it. `blocked` says that younger rows wait behind the gate. Rows of an earlier era came with the tables,
 * and wait for nothing. `held` are rows that make no record, and rows of streams that are held already.
 */
export async function readOutbox(sql: Sql, cursor: OutboxCursor, limit: number, view: OutboxView = {}) {
  const { gate = WHOLE_SERVER, heldStreams } = view;
  const seen = await sql.query<OutboxRow>(
    `with ${gate.sql}
     select ${EVENT_COLUMNS},
       case when era < (select max(number) from era) or tx < (select tx from gate) then data::text end as json
     from event where (era, tx, row_id) > ($1::int, $2::xid8, $3::bigint)
     order by event.era, event.tx, event.row_id limit $4`,
    [cursor.era, cursor.tx, cursor.rowId, limit, ...gate.values],
    `relay-read-${gate.name}`,
  );
  const rows = seen.filter((row): row is OpenRow => row.json !== null);
  const last = rows.at(-1);
  return {
    ...divide(rows, heldStreams),
    rows: rows.length,
    blocked: rows.length < seen.length,
    cursor: last ? { era: last.era, tx: last.tx, rowId: last.row_id } : cursor,
  };
}

/** Events after a cursor: not yet published, the relay's lag. */
export async function outboxBacklog(sql: Sql, cursor?: OutboxCursor): Promise<number> {
  const { era, tx, rowId } = cursor ?? (await readCursor(sql));
  const [row] = await sql.query<{ backlog: number }>(
    'select count(*)::int as backlog from event where (era, tx, row_id) > ($1::int, $2::xid8, $3::bigint)',
    [era, tx, rowId],
    'relay-backlog',
  );
  return row!.backlog;
}

export async function readCursor(sql: Sql): Promise<OutboxCursor> {
  const [row] = await sql.query<{ era: number; tx: string; row_id: string }>(
    'select era, tx::text, row_id::text from relay',
  );
  return { era: row!.era, tx: row!.tx, rowId: row!.row_id };
}

export const writeCursor = (sql: Sql, { era, tx, rowId }: OutboxCursor): Promise<unknown> =>
  sql.query('update relay set era = $1::int, tx = $2::xid8, row_id = $3::bigint', [era, tx, rowId], 'relay-cursor');

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
      headers: { ...record.headers, reprise_reason: reason, reprise_detail: cutText(detail, 500) },
    })),
  };
}

export const markDeadLettersPublished = (sql: Sql, ids: readonly string[]): Promise<unknown> =>
  sql.query('update dead_letter set published = true where id = any($1::bigint[])', [ids], 'relay-dead-letters-done');
