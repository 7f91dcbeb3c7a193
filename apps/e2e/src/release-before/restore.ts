import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { ROOT } from '../system/root.js';

const DIR = join(ROOT, 'apps', 'e2e', 'fixtures', 'release-0.1');

/** The key that wraps the fans' keys in the dump. It never guarded anything else. */
export const KMS_KEY = 'GpgtlIAD+NQpPnkshJFO4mqLtHMvmM4T7yre+lN0SOs=';

interface Head {
  readonly ddl: readonly string[];
}
interface Sequences {
  readonly sequences: readonly (readonly [table: string, column: string])[];
}
interface Table {
  readonly table: string;
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Fills an empty database with every table of the release before, as `fixtures/release-0.1/README.md` says it was dumped. */
export async function restoreRelease(databaseUrl: string): Promise<void> {
  const [head, sequences, ...tables] = readDump();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Constraints come last: tables are filled in no particular order.
    for (const statement of head.ddl.filter((text) => !isConstraint(text))) await client.query(statement);
    for (const table of tables) await fill(client, table);
    for (const statement of head.ddl.filter(isConstraint)) await client.query(statement);
    for (const [table, column] of sequences.sequences)
      await client.query(
        `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${pg.escapeIdentifier(column)}) from ${table}), 0) + 1, false)`,
        [table, column],
      );
  } finally {
    await client.end();
  }
}

const isConstraint = (statement: string) => statement.startsWith('alter table');

function readDump(): [Head, Sequences, ...Table[]] {
  const text = gunzipSync(readFileSync(join(DIR, 'tables.jsonl.gz'))).toString();
  return text.split('\n').map((line) => JSON.parse(line) as unknown) as [Head, Sequences, ...Table[]];
}

async function fill(client: pg.Client, { table, columns, rows }: Table): Promise<void> {
  const names = columns.map(([name]) => pg.escapeIdentifier(name)).join(', ');
  const values = columns.map(([, type], i) => `$${i + 1}::text::${type}`).join(', ');
  for (const row of rows)
    await client.query(`insert into ${table} (${names}) overriding system value values (${values})`, [...row]);
}
