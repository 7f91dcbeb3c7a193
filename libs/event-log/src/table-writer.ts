import type { Sql, Writer } from './work.js';

/** The SQL type of a column, and what it gets of a row. Values of type `json` and `jsonb` are written as JSON, null as null. */
export type Column<R> = readonly [type: string, value: (row: R) => unknown];

export interface TableWriterOptions<R> {
  /** A table of the service's own schema. */
  readonly table: string;
  readonly columns: Readonly<Record<string, Column<R>>>;
  /** What follows the values, from `on conflict` on. */
  readonly conflict?: string;
  /**
   * Rows of one key are written once, as the last one says: `do update` may not meet a row twice in a statement. They are written in
   * the order of their keys, so that two batches that write the same rows wait for each other instead of locking up.
   */
  readonly key?: (row: R) => string;
}

/** The writer of a table: the rows of a batch with one statement, prepared once. */
export function tableWriter<R>({ table, columns, conflict = '', key }: TableWriterOptions<R>): Writer<R> {
  const given = Object.values(columns);
  const text = `insert into ${table} (${Object.keys(columns).join(', ')})
    select * from unnest(${given.map(([type], i) => `$${i + 1}::${type}[]`).join(', ')}) ${conflict}`;
  return {
    name: table,
    async flush(rows: readonly R[], sql: Sql): Promise<void> {
      const written = key ? lastOfEach(rows, key) : rows;
      await sql.query(
        text,
        given.map(([type, value]) => written.map((row) => stored(type, value(row)))),
        `write-${table}`,
      );
    },
  };
}

function lastOfEach<R>(rows: readonly R[], key: (row: R) => string): R[] {
  const last = [...new Map(rows.map((row) => [key(row), row]))];
  return last.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const stored = (type: string, value: unknown): unknown =>
  (type === 'json' || type === 'jsonb') && value !== null && value !== undefined ? JSON.stringify(value) : value;
