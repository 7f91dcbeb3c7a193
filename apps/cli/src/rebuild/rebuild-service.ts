import pg from 'pg';
import {
  isFromLog,
  isFromOwnEvents,
  rebuild,
  rebuildFromLog,
  type KeyRing,
  type Rebuilt,
  type RebuiltFromLog,
} from '@reprise/event-log';
import type { ServiceDefinition } from '@reprise/service-host';
import type { Connection } from '../connection/connection.js';
import { openKeys } from '../connection/keys.js';
import { openLog } from '../connection/log-source.js';
import { Progress } from '../output/progress.js';

/** What was made anew; `fromLog` where other services' events write read models of the service. */
export interface RebuiltService extends Rebuilt {
  readonly fromLog: RebuiltFromLog | null;
}

/** Facets and read models of one service, or of one fan of it. */
export async function rebuildService(
  definition: ServiceDefinition,
  connection: Connection,
  fan: string | undefined,
): Promise<RebuiltService> {
  const { name, projections = [] } = definition;
  const pool = new pg.Pool({
    connectionString: connection.databaseUrl!,
    max: 2,
    pipeline: true,
    options: `-c search_path=${name},public -c statement_timeout=30000`,
  });
  const needsKeys = projections.some((projection) => isFromLog(projection) || projection.opens);
  const keys = needsKeys ? openKeys(connection, pool) : undefined;
  try {
    const place: Place = { definition, connection, pool, keys, fan };
    const own = await rebuildOwn(place);
    return { ...own, fromLog: await rebuildOthers(place) };
  } finally {
    await keys?.close();
    await pool.end();
  }
}

interface Place {
  readonly definition: ServiceDefinition;
  readonly connection: Connection;
  readonly pool: pg.Pool;
  /** There where a read model needs them. */
  readonly keys: KeyRing | undefined;
  readonly fan: string | undefined;
}

/** From the service's own events. */
async function rebuildOwn({ definition, connection, pool, keys, fan }: Place): Promise<Rebuilt> {
  const { name, deciders, projections = [] } = definition;
  const events = fan === undefined ? await countEvents(pool) : 0;
  const progress = new Progress(`rebuilding ${name}`, events, connection.json);
  try {
    return await rebuild(
      {
        service: name,
        pool,
        deciders,
        projections: projections.filter(isFromOwnEvents),
        ...(keys && { open: (subject, value) => keys.open(subject, value) }),
        onStream: (count) => progress.advance(count),
      },
      fan,
    );
  } finally {
    progress.stop();
  }
}

/** From the log. */
async function rebuildOthers({ definition, connection, pool, keys, fan }: Place): Promise<RebuiltFromLog | null> {
  const { name, projections = [] } = definition;
  const fromLog = projections.filter(isFromLog);
  if (fromLog.length === 0) return null;
  const transport = openLog(connection);
  const progress = new Progress(`reading the log for ${name}`, 0, connection.json);
  try {
    return await rebuildFromLog(
      {
        service: name,
        pool,
        transport,
        projections: fromLog,
        open: (subject, value) => keys!.open(subject, value),
        onRead: (count) => progress.advance(count),
      },
      fan,
    );
  } finally {
    progress.stop();
    await transport.close();
  }
}

async function countEvents(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ events: string }>('select count(*) as events from event');
  return Number(rows[0]!.events);
}
