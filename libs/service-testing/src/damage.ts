import type { ServiceDefinition } from '@reprise/service-host';
import { rebuildBeside, servicePool } from './rebuild-beside.js';

/** Rows of tables by their names. */
export type Tables = Readonly<Record<string, readonly unknown[]>>;

/** What tables of a service held, once damaged, and after a rebuild beside the service. */
export interface Mended {
  readonly before: Tables;
  readonly damaged: Tables;
  readonly after: Tables;
}

/** Damages tables of a running service by SQL and rebuilds them. The log of its events is among what is compared. */
export async function damageAndRebuild(
  definition: ServiceDefinition,
  databaseUrl: string,
  { damage, tables }: { readonly damage: string; readonly tables: readonly string[] },
): Promise<Mended> {
  const pool = servicePool(definition.name, databaseUrl);
  const held = async (): Promise<Tables> => Object.fromEntries(await Promise.all([...tables, 'event'].map(rowsOf)));
  const rowsOf = async (table: string) => {
    const { rows } = await pool.query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t order by 1`);
    return [table, rows.map(({ row }) => row)] as const;
  };
  try {
    const before = await held();
    await pool.query(damage);
    const damaged = await held();
    await rebuildBeside(definition, databaseUrl);
    return { before, damaged, after: await held() };
  } finally {
    await pool.end();
  }
}
