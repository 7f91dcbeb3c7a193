import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { keyMigrations } from './keys/migrations.js';
import { migrateSchema } from './migrate.js';
import { migrateLog } from './postgres/migrations.js';

describe('the schemas of keys and of the log', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  beforeEach(async () => {
    database = await testDatabase();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
  });
  afterEach(async () => {
    await sql.end();
    await database.drop();
  });

  const migrateAll = async (connectionString = database.url) => [
    ...(await migrateSchema({ connectionString }, 'keys', keyMigrations)),
    ...(await migrateLog({ connectionString }, 'log')),
  ];
  const names = ['KeyTables1764000000000', 'LogTables1764000000000'];
  const listed = async () => {
    const { rows } = await sql.query<{ name: string }>(
      'select name from keys.migration union all select name from log.migration',
    );
    return rows.map(({ name }) => name);
  };
  const shape = async () =>
    (
      await sql.query(
        `select table_schema, table_name, column_name, data_type, column_default from information_schema.columns
         where table_schema in ('keys', 'log') order by 1, 2, ordinal_position`,
      )
    ).rows;

  it('are made anew once, however many begin at the same moment', async () => {
    const ran = await Promise.all([1, 2, 3].map(() => migrateAll()));
    expect(ran.flat().toSorted()).toEqual(names);
    expect(await migrateAll()).toEqual([]);
    expect(await listed()).toEqual(names);
  });

  it('keep what the first release stored in them, and become as if they were new', async () => {
    await sql.query(FIRST_RELEASE);
    const ran = await Promise.all([1, 2, 3].map(() => migrateAll()));
    expect(ran.flat().toSorted()).toEqual(names);
    expect(await listed()).toEqual(names);
    expect((await sql.query('select * from keys.fan_key')).rows).toMatchObject([{ fan: 'ana', epoch: 2 }]);
    expect((await sql.query('select destroyed from keys.ring')).rows).toEqual([{ destroyed: '0' }]);
    expect((await sql.query('select "offset", value from log.record')).rows).toEqual([{ offset: '6', value: '{}' }]);
    expect((await sql.query('select "offset" from log.consumer_offset')).rows).toEqual([{ offset: '5' }]);
    const adopted = await shape();
    await sql.query('drop schema keys, log cascade');
    await migrateAll();
    expect(adopted).toEqual(await shape());
  });

  it('pass for a role that may not create anything when nothing is missing', async () => {
    await migrateAll();
    const role = `reader_${new URL(database.url).pathname.slice(1).replaceAll('-', '_')}`;
    await sql.query(`
      create role ${role} login password 'x';
      grant usage on schema keys, log to ${role};
      grant select on all tables in schema keys, log to ${role}`);
    const url = Object.assign(new URL(database.url), { username: role, password: 'x' });
    try {
      expect(await migrateAll(url.href)).toEqual([]);
      await sql.query('drop schema log cascade');
      await expect(migrateAll(url.href)).rejects.toThrow(/permission denied/);
    } finally {
      await sql.query(`drop owned by ${role}; drop role ${role}`);
    }
  });
});

/** As release 0.1 made and filled them. */
const FIRST_RELEASE = `
  create schema keys;
  create table keys.fan_key (
    tenant text not null, fan text not null, epoch int not null, wrapped bytea,
    created_at timestamptz not null default now(), destroyed_at timestamptz,
    primary key (tenant, fan, epoch)
  );
  insert into keys.fan_key values ('t', 'ana', 2, '\\x01');
  create schema log;
  create table log.migration (
    number int primary key, name text not null, applied_at timestamptz not null default clock_timestamp()
  );
  insert into log.migration values (1, 'topics, records, consumer groups');
  create table log.topic (
    name text primary key, partitions smallint not null check (partitions > 0), retention_ms bigint not null
  );
  create table log.partition (
    topic text not null references log.topic, partition smallint not null, next_offset bigint not null default 0,
    primary key (topic, partition)
  ) with (fillfactor = 40);
  create table log.record (
    topic text not null, partition smallint not null, "offset" bigint not null, key text not null, headers jsonb not null,
    value text not null, appended_at timestamptz not null default clock_timestamp(),
    primary key (topic, partition, "offset")
  );
  create index record_key on log.record (key, topic, "offset");
  create table log.consumer_offset (
    "group" text not null, topic text not null, partition smallint not null, "offset" bigint not null,
    committed_at timestamptz not null default clock_timestamp(),
    primary key ("group", topic, partition)
  ) with (fillfactor = 40);
  create table log.member (
    "group" text not null, member uuid not null, topics text[] not null,
    heartbeat timestamptz not null default clock_timestamp(),
    primary key ("group", member)
  );
  insert into log.topic values ('orders', 4, 1000);
  insert into log.record values ('orders', 0, 6, 'ana', '{}', '{}');
  insert into log.consumer_offset values ('g', 'orders', 0, 5);`;
