import { cutText, mendText } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { plainRecord, type LogRecord } from '../ports.js';
import type { Writer } from '../work.js';
import type { Pool } from 'pg';
import { versionConsumed } from './checkpoint.js';

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
  /** Null where the record names none: then it is for operators of the installation. */
  readonly tenant: string | null;
  readonly deadAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: string | null;
}

/** Of a foreign record anything may stand anywhere; as it came it is kept in `record` alone. */
const shown = (text: string): string => cutText(mendText(text), 1_000);

/** A record nothing more can be done with: kept durably, in the transaction that gives it up; its stream waits behind it. */
export const addDeadLetter: Writer<DeadLetter> = {
  name: 'add-dead-letters',
  async flush(rows, sql) {
    await sql.query(
      `insert into dead_letter (stream, version, type, key, record, reason, detail, attempts, tenant)
       select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::json[], $6::text[], $7::text[], $8::int[], $9::text[])
       on conflict do nothing`,
      [
        rows.map((r) => r.stream),
        rows.map((r) => r.version),
        rows.map((r) => r.type && shown(r.type)),
        rows.map((r) => shown(r.record.key)),
        rows.map((r) => JSON.stringify(plainRecord(r.record))),
        rows.map((r) => r.reason),
        rows.map((r) => cutText(mendText(r.detail), 2_000)),
        rows.map((r) => r.attempts),
        rows.map((r) => shown(r.record.headers['ce_tenant'] ?? '') || null),
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

/** Who asks for dead letters: one tenant, and as an operator also for those that name none. */
export interface DeadLetterScope {
  readonly tenant: string;
  readonly operator: boolean;
}

export interface DeadLetterQuery {
  /** Left out: those of every tenant. */
  readonly scope?: DeadLetterScope;
  /** The id of the last one that is known already. */
  readonly after?: string;
  readonly limit?: number;
}

const COLUMNS = `id, stream, version, type, key, tenant, record, reason, detail, attempts, dead_at as "deadAt", resolved_at as "resolvedAt", resolution`;
const OPEN = `resolved_at is null and (stream is null or version > ${versionConsumed('d.stream')})`;
const VISIBLE = `($1::text is null or tenant = $1 or ($2::bool and tenant is null))`;
const visibleTo = (scope?: DeadLetterScope) => [scope?.tenant ?? null, scope?.operator ?? true];
const ID = /^\d{1,18}$/;

/** Unresolved dead letters, oldest first. */
export async function listDeadLetters(pool: Pool, query: DeadLetterQuery = {}): Promise<StoredDeadLetter[]> {
  const { scope, after = '0', limit = 100 } = query;
  const { rows } = await pool.query<StoredDeadLetter>(
    `select ${COLUMNS} from dead_letter d where ${OPEN} and ${VISIBLE} and id > $3::bigint order by id limit $4`,
    [...visibleTo(scope), ID.test(after) ? after : unknown(after), limit],
  );
  return rows;
}

/** How many are unresolved, whosever they are. */
export async function countDeadLetters(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from dead_letter d where ${OPEN}`,
  );
  return rows[0]!.count;
}

/** One dead letter, resolved or not. Throws `dead-letter/unknown`, also for one that the scope does not show. */
export async function showDeadLetter(pool: Pool, id: string, scope?: DeadLetterScope): Promise<StoredDeadLetter> {
  const { rows } = ID.test(id)
    ? await pool.query<StoredDeadLetter>(`select ${COLUMNS} from dead_letter where ${VISIBLE} and id = $3`, [
        ...visibleTo(scope),
        id,
      ])
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
