import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { serverAccount } from './account.js';
import { erasePostgres } from './home.js';
import { startPostgres, type LocalPostgres } from './postgres.js';
import { installedPrograms, postgresPrograms } from './programs.js';
import { Scratch } from './scratch.js';

let dir: string;
const started: LocalPostgres[] = [];
const start = async (options: Parameters<typeof startPostgres>[0]) => {
  const server = await startPostgres({ fsync: false, ...options });
  started.push(server);
  return server;
};
const query = async ({ url }: LocalPostgres, text: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};
const remember = (server: LocalPostgres) => query(server, 'create table kept as select 42 as n');
const recall = (server: LocalPostgres) => query(server, 'select n from kept');

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprise-spec-'));
  chmodSync(dir, 0o755);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  erasePostgres(dir);
});

describe('a local PostgreSQL', () => {
  it('is a real server: UTF-8, sorted by code point, 300 connections, any free port', async () => {
    const [one, two] = await Promise.all([start({}), start({})]);
    expect(one.port).not.toBe(two.port);
    expect(
      await query(
        one,
        `select current_setting('server_encoding') as encoding, current_setting('max_connections') as connections,
                datcollate as collation from pg_database where datname = 'postgres'`,
      ),
    ).toEqual([{ encoding: 'UTF8', connections: '300', collation: 'C' }]);
  });

  it('asks for the password in its url', async () => {
    const server = await start({});
    const stranger = { ...server, url: server.url.replace(/:[^:@/]+@/, ':guess@') };
    await expect(query(stranger, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('leaves nothing behind when it was for throwing away', async () => {
    const server = await start({});
    expect(existsSync(server.dataDir)).toBe(true);
    await server.stop();
    expect(existsSync(dirname(server.dataDir))).toBe(false);
  });

  it('keeps what was written, durably unless told otherwise', async () => {
    const before = await startPostgres({ dir });
    started.push(before);
    expect(await query(before, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await remember(before);
    await before.stop();
    expect(await recall(await start({ dir }))).toEqual([{ n: 42 }]);
  });

  it('recovers after kill -9, whose lock file stays behind', async () => {
    const before = await start({ dir, fsync: true });
    await remember(before);
    await before.kill();
    expect(existsSync(join(before.dataDir, 'postmaster.pid'))).toBe(true);
    expect(await recall(await start({ dir }))).toEqual([{ n: 42 }]);
  });

  it('recovers although the process id in the lock file is now that of another program', async () => {
    const before = await start({ dir, fsync: true });
    await remember(before);
    await before.kill();
    const lock = join(before.dataDir, 'postmaster.pid');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.ppid)));
    expect(await recall(await start({ dir }))).toEqual([{ n: 42 }]);
  });

  it('refuses a folder another server uses, and leaves that one alone', async () => {
    const first = await start({ dir });
    await expect(startPostgres({ dir })).rejects.toMatchObject({ code: 'postgres/already-running' });
    expect(await query(first, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('refuses a taken port, saying which', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startPostgres({ dir, port })).rejects.toMatchObject({
      code: 'postgres/port-taken',
      message: expect.stringContaining(String(port)),
    });
    await new Promise((resolve) => other.close(resolve));
  });

  it('serves a folder only its owner may enter, and says so when the data must live elsewhere', async () => {
    chmodSync(dir, 0o700);
    const said: string[] = [];
    const umask = process.umask(0o077);
    const before = await start({ dir, log: (line) => said.push(line) }).finally(() => process.umask(umask));
    if (before.dataDir !== join(dir, 'data')) expect(said).toEqual([expect.stringContaining(dirname(before.dataDir))]);
    await remember(before);
    await before.stop();
    const after = await start({ dir });
    expect(after.dataDir).toBe(before.dataDir);
    expect(await recall(after)).toEqual([{ n: 42 }]);
    await after.stop();
    erasePostgres(dir);
    expect([dir, after.dataDir].filter((path) => existsSync(path))).toEqual([]);
  });

  it('runs programs the server user cannot reach from a copy', () => {
    chmodSync(dir, 0o700);
    const hidden = join(dir, 'native');
    cpSync(installedPrograms(), hidden, { recursive: true, verbatimSymlinks: true });
    const account = serverAccount();
    const scratch = new Scratch(account);
    const programs = postgresPrograms(account, scratch, hidden);
    expect(spawnSync(join(programs, 'bin/postgres'), ['--version'], { ...account, cwd: '/' }).status).toBe(0);
    scratch.remove();
  });

  it('says what to do when the installed programs do not run', () => {
    expect(() => postgresPrograms(undefined, new Scratch(undefined), dir)).toThrow(/npm ci/);
  });

  it('begins anew after an interrupted first start', async () => {
    cpSync(import.meta.filename, join(dir, 'data-Ab12Cd', 'PG_VERSION'));
    expect(await query(await start({ dir }), 'select 1 as n')).toEqual([{ n: 1 }]);
    rmSync(join(dir, 'data-Ab12Cd'), { recursive: true });
  });
});
