import type { Sql, Work, Writer } from '../work.js';
import type { Restore } from './projection.js';

/** Written with one statement: a long conversation must not become one of megabytes. */
const CHUNK = 1_000;

/** Rows of read models, gathered outside of a transaction and then put in the place of those that are there. */
export class FreshRows implements Pick<Work, 'write'> {
  private readonly writes = new Map<Writer<unknown>, unknown[]>();

  write<R>(writer: Writer<R>, row: R): void {
    const key = writer as Writer<unknown>;
    const rows = this.writes.get(key);
    if (rows) rows.push(row);
    else this.writes.set(key, [row]);
  }

  /** In a transaction that holds the lock of the stream: readers see the old rows or the new. */
  async replace(sql: Sql, clears: readonly ((sql: Sql) => Promise<Restore>)[]): Promise<void> {
    const restores = [];
    for (const clear of clears) restores.push(await clear(sql));
    for (const [writer, rows] of this.writes)
      for (let at = 0; at < rows.length; at += CHUNK) await writer.flush(rows.slice(at, at + CHUNK), sql);
    for (const restore of restores) await restore(sql);
  }
}
