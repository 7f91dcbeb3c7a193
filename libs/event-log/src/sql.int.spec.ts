import { connect, createServer, type AddressInfo } from 'node:net';
import { testDatabase, type TestDatabase } from '@reprise/testing';
import pg from 'pg';
import { BATCH_PLANS, inOpenedTransaction, isTransient, OutcomeUnknown } from './sql.js';
import type { Sql } from './work.js';

/** An address before a database that hands COMMIT on, or keeps it, and then hangs up without an answer. */
async function cutAtCommit(url: string, handsOn: () => boolean) {
  const behind = new URL(url);
  const server = createServer((socket) => {
    const database = connect(Number(behind.port), behind.hostname);
    for (const one of [socket, database]) one.on('error', () => undefined);
    database.pipe(socket);
    socket.on('data', (bytes) => {
      if (!bytes.includes('commit\0')) return void database.write(bytes);
      database.unpipe(socket);
      if (!handsOn()) return void [socket, database].forEach((one) => one.destroy());
      // It hangs up once the server has answered, which says that it was done.
      database.on('data', () => [socket, database].forEach((one) => one.destroy())).resume();
      database.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = new URL(url);
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: address.href, close: () => server.close() };
}

describe('a transaction of a batch', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    await pool.query('create table note (text text primary key)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const note = (over: pg.Pool, text: string) =>
    inOpenedTransaction(
      over,
      () => Promise.resolve(),
      (sql) =>
        Promise.resolve({ result: text, writes: sql.query('insert into note values ($1)', [text]), complete: true }),
    );

  it.each([true, false])('whose COMMIT got no answer has an unknown outcome, be it done or not: %s', async (isDone) => {
    const address = await cutAtCommit(database.url, () => isDone);
    const over = new pg.Pool({ connectionString: address.url, pipeline: true });
    over.on('error', () => undefined);
    const failure: unknown = await note(over, `done ${isDone}`).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OutcomeUnknown);
    expect(isTransient(failure)).toBe(true);
    const { rows } = await pool.query('select 1 from note where text = $1', [`done ${isDone}`]);
    expect(rows).toHaveLength(isDone ? 1 : 0);
    await over.end();
    address.close();
  });

  it('that a statement made fail is known not to have happened', async () => {
    await note(pool, 'twice');
    const failure: unknown = await note(pool, 'twice').catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(OutcomeUnknown);
    expect(failure).toMatchObject({ code: '23505' });
  });

  it('has plans of its own; what comes after it on the connection is planned freely', async () => {
    const one = new pg.Pool({ connectionString: database.url, max: 1 });
    const settings = async (sql: Pick<Sql, 'query'>) =>
      (
        await sql.query<{ name: string; setting: string }>(
          'select name, setting from pg_settings where name = any($1)',
          [Object.keys(BATCH_PLANS)],
        )
      ).map(({ name, setting }) => [name, setting]);
    const inside = await inOpenedTransaction(
      one,
      (sql) => settings(sql),
      (_sql, opened) => Promise.resolve({ result: opened, writes: Promise.resolve(), complete: true }),
    );
    expect(Object.fromEntries(inside)).toEqual(BATCH_PLANS);
    const after = await settings({ query: async (text, values) => (await one.query(text, [...(values ?? [])])).rows });
    expect(Object.fromEntries(after)).toEqual({ plan_cache_mode: 'auto', enable_seqscan: 'on' });
    await one.end();
  });
});
