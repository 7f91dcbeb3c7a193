import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { eventLogMigrations, EventLogTables1764000000000 } from '../migrations.js';

describe('the tables of the release before', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it('keep what was consumed, what waits and what failed, and know whom the service follows and whose a letter is', async () => {
    const runner = { query: (text: string) => sql.query(text) } as unknown as QueryRunner;
    await new EventLogTables1764000000000().up(runner);
    await sql.query(`
      insert into seen values ('ingest:fan-1', 7), ('pricing:fan-1', 3), ('ingest:fan-2', 1), ('catalog:c/item/a:b', 2);
      insert into parked (stream, version, record) values ('delivery:fan-3', 2, '{}');
      insert into dead_letter (stream, version, type, key, record, reason, detail, attempts) values
        ('memory:fan-4', 1, 't', 'fan-4', '{"headers":{"ce_tenant":"acme"}}', 'failed', 'x', 3),
        (null, null, null, 'k', '{"headers":{"ce_tenant":""}}', 'malformed', 'x', 1),
        (null, null, null, 'k', '{"headers":{}}', 'malformed', 'x', 1);
    `);
    const later = eventLogMigrations.slice(1).map((Migration) => new Migration());
    for (const migration of later) await migration.up(runner);
    const rows = async (query: string) => (await sql.query<Record<string, unknown>>(query)).rows;
    expect(await rows('select * from checkpoint order by subject')).toEqual([
      { subject: 'c/item/a:b', versions: { catalog: 2 } },
      { subject: 'fan-1', versions: { ingest: 7, pricing: 3 } },
      { subject: 'fan-2', versions: { ingest: 1 } },
    ]);
    const followed = await rows('select producer from subscription where followed_at is not null order by producer');
    expect(followed.map(({ producer }) => producer)).toEqual(['catalog', 'delivery', 'ingest', 'memory', 'pricing']);
    expect((await rows('select tenant from dead_letter order by id')).map(({ tenant }) => tenant)).toEqual([
      'acme',
      null,
      null,
    ]);
    for (const migration of later.toReversed()) await migration.down(runner);
    expect(await rows('select * from seen order by stream')).toEqual([
      { stream: 'catalog:c/item/a:b', version: 2 },
      { stream: 'ingest:fan-1', version: 7 },
      { stream: 'ingest:fan-2', version: 1 },
      { stream: 'pricing:fan-1', version: 3 },
    ]);
  });
});
