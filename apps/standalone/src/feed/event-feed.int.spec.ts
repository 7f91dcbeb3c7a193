import { SERVICES, turnClosedV1, type ServiceName } from '@reprise/contracts';
import { eventLogMigrations, migrateSchema } from '@reprise/event-log';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Overview } from '../overview/overview.js';
import { OverviewTable } from '../overview/kept-overview.js';
import { EventFeed, type FeedPosition } from './event-feed.js';

describe('the feed', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    for (const service of SERVICES)
      await migrateSchema({ connectionString: database.url }, service, eventLogMigrations);
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const put = (service: ServiceName, version: number, era = 1, tx?: string) =>
    pool.query(
      `insert into ${service}.event (era, tx, id, stream, version, type, tenant, creator, fan, recorded_at, correlation_id, data)
       values ($1, coalesce($2::xid8, pg_current_xact_id()), $3, $4, $5, $6, 'default', 'c', 'f', now(), 'c', '{}')`,
      [era, tx ?? null, randomUUID(), `${service}:f`, version, turnClosedV1.type],
    );
  /** What the feed gives until there are so many. A transaction of another database may hold the youngest back for a moment. */
  const heard = async (count: number, from?: FeedPosition) => {
    const events: string[] = [];
    const feed = new EventFeed(pool, (error) => expect(error).toBeUndefined(), from);
    feed.subscribe((some) => events.push(...some.map(({ stream, version }) => `${stream}#${version}`)));
    await feed.start();
    await eventually(() => expect(events).toHaveLength(count));
    await feed.stop();
    return { events, position: feed.position };
  };

  it('gives every event once, each service’s in its order, also those of tables from another cluster', async () => {
    for (const version of [1, 2, 3]) await put('ingest', version, 1, `${9_000_000_000 + version}`);
    await put('pricing', 1);
    await pool.query('insert into ingest.era (number) values (2)');
    for (const version of [4, 5]) await put('ingest', version, 2);
    const { events } = await heard(6);
    expect(events.filter((event) => event.startsWith('ingest'))).toEqual([1, 2, 3, 4, 5].map((n) => `ingest:f#${n}`));
    expect(events.filter((event) => event.startsWith('pricing'))).toEqual(['pricing:f#1']);
    expect(events).toHaveLength(6);
  });

  it('goes on where it stopped, with what was kept of its listeners', async () => {
    await put('ingest', 1);
    await put('delivery', 1);
    const table = new OverviewTable(pool);
    expect(await table.load()).toBeUndefined();
    const first = await heard(2);
    await table.save(first.position, new Overview());
    await put('delivery', 2);
    const kept = await table.load();
    expect((await heard(1, kept?.position)).events).toEqual(['delivery:f#2']);
  });
});
