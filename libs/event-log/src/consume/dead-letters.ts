import { DomainError } from '@reprise/event-sourcing';
import type { LogRecord } from '../ports.js';
import type { Writer } from '../work.js';
import type { Pool } from 'pg';

export interface DeadLetter {
  readonly stream: string | null;
  readonly version: number | null;
  readonly type: string | null;
  readonly record: LogRecord;
  /** `malformed` (an unknown version is that, too) or `failed`. */
  readonly reason: string;
  readonly detail: string;
  readonly attempts: number;
}

export interface StoredDeadLetter extends DeadLetter {
  readonly id: string;
  readonly key: string;
  readonly deadAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: string | null;
}

/** A record nothing more can be done with: kept durably, in the transaction that gives it up; its stream waits behind it. */
export const addDeadLetter: Writer<DeadLetter> = {
  name: 'add-dead-letters',
  async flush(rows, sql) {
    await sql.query(
      `insert into dead_letter (stream, version, type, key, record, reason, detail, attempts)
       select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::json[], $6::text[], $7::text[], $8::int[])
       on conflict do nothing`,
      [
        rows.map((r) => r.stream),
        rows.map((r) => r.version),
        rows.map((r) => r.type),
        rows.map((r) => r.record.key),
        rows.map((r) => JSON.stringify(r.record)),
        rows.map((r) => r.reason),
        rows.map((r) => r.detail.slice(0, 2000)),
        rows.map((r) => r.attempts),
      ],
      'log-add-dead-letters',
    );
  },
};

export interface Resolution {
  readonly id: string;
  readonly resolution: string;
}

export const resolve: Writer<Resolution> = {
  name: 'resolve-dead-letters',
  async flush(rows, sql) {
    await sql.query(
      `update dead_letter d set resolved_at = now(), resolution = u.resolution
       from unnest($1::bigint[], $2::text[]) u(id, resolution) where d.id = u.id and d.resolved_at is null`,
      [rows.map((r) => r.id), rows.map((r) => r.resolution)],
      'log-resolve-dead-letters',
    );
  },
};

const COLUMNS = `id, stream, version, type, key, record, reason, detail, attempts, dead_at as "deadAt", resolved_at as "resolvedAt", resolution`;

/** Unresolved dead letters, oldest first. */
export async function listDeadLetters(pool: Pool, limit = 100): Promise<StoredDeadLetter[]> {
  const { rows } = await pool.query<StoredDeadLetter>(
    `select ${COLUMNS} from dead_letter d where resolved_at is null
       and not exists (select from seen s where s.stream = d.stream and s.version >= d.version) order by id limit $1`,
    [limit],
  );
  return rows;
}

/** One dead letter, resolved or not. Throws `dead-letter/unknown`. */
export async function showDeadLetter(pool: Pool, id: string): Promise<StoredDeadLetter> {
  const known = /^\d{1,18}$/.test(id);
  const { rows } = known
    ? await pool.query<StoredDeadLetter>(`select ${COLUMNS} from dead_letter where id = $1`, [id])
    : { rows: [] };
  return rows[0] ?? unknown(id);
}

function unknown(id: string): never {
  throw new DomainError(
    'dead-letter/unknown',
    `there is no dead letter ${id}; list them with \`reprise dlq list\``,
    404,
  );
}
