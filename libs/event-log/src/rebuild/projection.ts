import type { EventContract, StoredEvent } from '@reprise/contracts';
import type { StreamRef, Subject } from '../streams.js';
import type { Sql, Work } from '../work.js';

/** Puts back, once the rows of a stream are written anew, what no event of it says. */
export type Restore = (sql: Sql) => Promise<unknown>;

/**
 * A read model of a service's own events: the same function writes its rows when an event is recorded and when the table
 * is made anew. `E` is what it needs of an event.
 */
export interface Projection<E extends Partial<StoredEvent> = Pick<StoredEvent, 'type' | 'data' | 'version' | 'time'>> {
  readonly name: string;
  /** Whose streams: those of fans, or those the service keeps of a creator's subject of this name, such as a `policy`. */
  readonly of: string;
  /** Events whose personal fields it stores: they arrive open, as they do when they are recorded. */
  readonly opens?: readonly EventContract[];
  project(work: Pick<Work, 'write'>, ref: Omit<StreamRef, 'stream'>, event: E): void;
  /** Streams that its rows depend on too, by the state of their own: they are locked while the rows are written anew. */
  reads?(ref: StreamRef, state: unknown): readonly StreamRef[];
  /** Removes the rows of a stream, whose events made this state. */
  clear(ref: StreamRef, sql: Sql, state: unknown): Promise<Restore>;
}

/**
 * A read model of what other services say of a fan: called when such an event is consumed, and made anew from the log.
 * Personal fields arrive open.
 */
export interface LogProjection<E extends Partial<StoredEvent> = Pick<StoredEvent, 'type' | 'data'>> {
  readonly name: string;
  /** The events it is made of: no others write its rows. */
  readonly from: readonly EventContract[];
  project(work: Pick<Work, 'write'>, subject: Subject, event: E): void;
  /** Removes the rows of a fan. */
  clear(subject: Subject, sql: Sql): Promise<Restore>;
}

export type AnyProjection = Projection<StoredEvent> | LogProjection<StoredEvent>;

export const isFromLog = (projection: AnyProjection): projection is LogProjection<StoredEvent> => 'from' in projection;

export const isFromOwnEvents = (projection: AnyProjection): projection is Projection<StoredEvent> =>
  !isFromLog(projection);

/** Every row is made by events alone. */
export const nothingToRestore: Restore = () => Promise.resolve();

export interface KeptColumns {
  readonly table: string;
  readonly key: string;
  /** Columns that no event of the stream says, such as the order in which rows came. None of the table is of the type `json`. */
  readonly kept: readonly string[];
}

/** Removes rows of a table; a row that is written anew gets the columns again that are kept. */
export async function clearRows(sql: Sql, { table, key, kept }: KeptColumns, where: string, value: unknown) {
  const columns = kept.map((column) => `'${column}', ${column}`).join(', ');
  const was = await sql.query<{ id: string; kept: object }>(
    `delete from ${table} where ${where} returning ${key} as id, jsonb_build_object(${columns}) as kept`,
    [value],
    `rebuild-clear-${table}`,
  );
  const restore: Restore = (again) =>
    again.query(
      `with fresh as (delete from ${table} t using unnest($1::text[], $2::jsonb[]) w(id, kept) where t.${key} = w.id returning t.*, w.kept)
       insert into ${table} overriding system value
       select (jsonb_populate_record(null::${table}, to_jsonb(fresh) || fresh.kept)).* from fresh`,
      [was.map(({ id }) => id), was.map((row) => JSON.stringify(row.kept))],
      `rebuild-restore-${table}`,
    );
  return restore;
}
