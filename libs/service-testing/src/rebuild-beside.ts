import {
  isFromLog,
  isFromOwnEvents,
  KeyRing,
  LocalKms,
  postgresTransport,
  rebuild,
  rebuildFromLog,
  type LogRebuildOptions,
} from '@reprise/event-log';
import type { ServiceDefinition } from '@reprise/service-host';
import pg from 'pg';

/** Wraps the keys of fans in every service under test. */
export const MASTER_KEY = Buffer.alloc(32, 1);

/** Connections to the tables of a service. */
export const servicePool = (service: string, databaseUrl: string) =>
  new pg.Pool({
    connectionString: databaseUrl,
    max: 2,
    pipeline: true,
    options: `-c search_path=${service},public`,
  });

/** What `reprise rebuild` does, beside the service. */
export async function rebuildBeside(
  { name: service, deciders, projections = [] }: ServiceDefinition,
  databaseUrl: string,
  fan?: string,
  log: Partial<Pick<LogRebuildOptions, 'transport' | 'budget'>> = {},
) {
  const pool = servicePool(service, databaseUrl);
  const transport = postgresTransport({ connection: databaseUrl });
  const keys = new KeyRing(pool, new LocalKms(MASTER_KEY));
  const place = { service, pool, open: keys.open.bind(keys) };
  const own = projections.filter(isFromOwnEvents);
  const fromLog = projections.filter(isFromLog);
  try {
    return {
      own: await rebuild({ ...place, deciders, projections: own }, fan),
      fromLog: await rebuildFromLog({ ...place, transport, projections: fromLog, ...log }, fan),
    };
  } finally {
    await keys.close();
    await transport.close();
    await pool.end();
  }
}
