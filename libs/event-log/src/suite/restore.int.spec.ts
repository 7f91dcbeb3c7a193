import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { startPostgres, type LocalPostgres } from '@reprise/local-servers';
import { eventually, testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { postgresTransport } from '../postgres/index.js';
import type { LogTransport } from '../ports.js';
import { learned, say, Services } from './harness.js';
import { ids } from './lab.js';

const numbers = (n: number, from = 1) => Array.from({ length: n }, (_, i) => from + i);

/** Every table of a schema, row by row, as it is: transaction ids are data like any other, counters stay behind. */
async function copyTables(from: string, to: string, schemas: readonly string[]): Promise<void> {
  const [source, target] = [new pg.Client(from), new pg.Client(to)];
  await Promise.all([source.connect(), target.connect()]);
  const { rows } = await source.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname = any($1)`,
    [schemas],
  );
  for (const { name } of rows) {
    const all = await source.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
    await target.query(`delete from ${name}`);
    const list = `[${all.rows.map(({ row }) => row).join(',')}]`;
    await target.query(
      `insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, $1::json)`,
      [list],
    );
  }
  await Promise.all([source.end(), target.end()]);
}

async function query<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Leaves the cluster of the first url well ahead in the numbers of its transactions. */
async function getAhead(first: string, second: string): Promise<void> {
  const [mine, theirs] = await Promise.all(
    [first, second].map(async (url) => Number((await query(url, 'select pg_current_xact_id()::text as n'))[0]!['n'])),
  );
  const wanted = theirs! - mine! + 2_000;
  if (wanted > 0)
    await query(first, `do $$ begin for i in 1..${wanted} loop perform pg_current_xact_id(); commit; end loop; end $$`);
}

/** The address of another cluster for the user of a url, whose password becomes the same there. */
async function sameUser(url: string, cluster: LocalPostgres): Promise<string> {
  const like = new URL(url);
  const user = pg.escapeIdentifier(like.username);
  await query(
    cluster.url,
    `do $$ begin create role ${user} superuser login; exception when duplicate_object then null; end $$;
     alter role ${user} password ${pg.escapeLiteral(decodeURIComponent(like.password))}`,
  );
  like.host = `127.0.0.1:${cluster.port}`;
  like.pathname = '/postgres';
  return like.href;
}

/** One address before several clusters, as a name that a failover points elsewhere. */
async function movableAddress(first: URL) {
  let target = first;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const behind = connect(Number(target.port), target.hostname);
    for (const one of [socket, behind]) sockets.add(one.on('error', () => undefined));
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(first);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    moveTo(next: URL): void {
      target = next;
      cut();
    },
    close(): void {
      server.close();
      cut();
    },
  };
}

describe('tables that were copied into another PostgreSQL cluster', () => {
  let another: LocalPostgres;
  let admin: string | undefined;
  let here: TestDatabase;
  let there: string;
  let transport: LogTransport;
  const toClose: (() => Promise<void> | void)[] = [];
  const [before, after] = [ids(10, 'before-'), ids(10, 'after-')];

  const servicesOn = async (url: string, master?: Buffer) => {
    const services = new Services(url, master);
    toClose.unshift(() => services.close());
    await services.migrate();
    return services;
  };
  const copy = () => copyTables(here.url, there, ['ingest', 'memory', 'keys']);

  const published = async (): Promise<number[]> => {
    const reader = transport.reader();
    const versions = new Map<string, number>();
    for await (const page of reader.read('conversation.events'))
      for (const { headers } of page)
        if (headers['ce_stream'] === 'ingest:fan') versions.set(headers['ce_id']!, Number(headers['ce_sequence']));
    await reader.close();
    return [...versions.values()];
  };

  beforeAll(async () => {
    another = await startPostgres({ fsync: false });
  });
  afterAll(() => another.stop());
  beforeEach(async () => {
    here = await testDatabase();
    admin ??= await sameUser(here.url, another);
    const { pathname } = new URL(here.url);
    await query(admin, `create database ${pathname.slice(1)}`);
    there = Object.assign(new URL(admin), { pathname }).href;
    // Not copied, as a broker would not be: what is published stays published.
    transport = postgresTransport({ connection: here.url, schema: 'broker' });
    await transport.createTopics();
  });
  afterEach(async () => {
    for (const close of toClose.splice(0)) await close();
    await transport.close();
    await here.drop();
  });

  it.each([
    ['lower', () => getAhead(here.url, there)],
    ['higher', () => getAhead(there, here.url)],
  ])(
    'go on being published in order where transactions have %s numbers, what was not published among them',
    async (_, prepare) => {
      await prepare();
      const old = await servicesOn(here.url);
      const first = await old.ingest(transport);
      for (const id of before) await say(first, 'fan', id);
      await eventually(async () => expect(await published()).toEqual(numbers(10)));
      await first.stop();
      // Stored and not published: the relay of this one never ran.
      const late = old.log('ingest', transport);
      for (const id of ids(5, 'late-')) await say(late, 'fan', id);
      await late.stop();

      const fresh = await servicesOn(there, old.master);
      await copy();
      // Appended before any relay looked.
      const early = fresh.log('ingest', transport);
      await say(early, 'fan', after[0]!);
      expect((await early.status()).backlog).toBe(6);
      const [one, other] = [await fresh.ingest(transport), await fresh.ingest(transport)];
      const memory = await fresh.memory(transport);
      for (const [i, id] of after.slice(1).entries()) await say(i % 2 ? one : other, 'fan', id);
      await eventually(async () => expect(await published()).toEqual(numbers(25)));
      await eventually(async () =>
        expect(await learned(memory, 'fan')).toEqual([...before, ...ids(5, 'late-'), ...after]),
      );
      await eventually(async () => {
        for (const log of [one, other, early]) expect((await log.status()).backlog).toBe(0);
      });
    },
  );

  it('are noticed when the database behind a running process becomes another cluster', async () => {
    await getAhead(here.url, there);
    const address = await movableAddress(new URL(here.url));
    toClose.push(() => address.close());
    const old = await servicesOn(address.url);
    const log = await old.ingest(transport);
    for (const id of before) await say(log, 'fan', id);
    await eventually(async () => expect(await published()).toEqual(numbers(10)));
    await servicesOn(there, old.master);
    await copy();
    address.moveTo(new URL(there));
    for (const id of after) await eventually(async () => void (await say(log, 'fan', id)));
    await eventually(async () => expect(await published()).toEqual(numbers(20)));
    expect(await query(there, 'select number from ingest.era order by number')).toEqual([{ number: 1 }, { number: 2 }]);
  });
});
