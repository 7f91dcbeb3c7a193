import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GuardedProcess } from '../guarded-process.js';
import { LocalServerError } from '../local-server-error.js';
import { freePort, isPortFree } from '../ports.js';
import { ensureCluster, SERVER_ENV, type Cluster } from './cluster.js';
import { openHome, type Home } from './home.js';
import { alreadyRunning, checkLock } from './lock-file.js';
import { postgresPrograms } from './programs.js';
import { RELAXED, SERVER_SETTINGS } from './settings.js';

export interface PostgresOptions {
  /** Folder that keeps the data. Left out: a temporary one, removed at the end. */
  readonly dir?: string;
  /** Left out: any free port. */
  readonly port?: number;
  /** false gives up durability for speed. For tests only. */
  readonly fsync?: boolean;
  /** Server settings beyond the usual ones, e.g. `max_connections`. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Gets a line worth showing, e.g. where the data went. */
  readonly log?: (line: string) => void;
}

export interface LocalPostgres {
  /** As superuser, to the database `postgres`. Holds the password. */
  readonly url: string;
  readonly port: number;
  /** The data folder; not below `dir` when root started it in a private folder. */
  readonly dataDir: string;
  /** Fast shutdown: open transactions are rolled back, data is written out. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. The next start recovers. */
  kill(): Promise<void>;
}

const READY = /database system is ready to accept connections/;
const START_DEADLINE_MS = 60_000;
const ATTEMPTS = 40;
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...SERVER_SETTINGS];

/** Starts a real PostgreSQL from npm on the loopback interface; it ends with this process at the latest. */
export async function startPostgres(options: PostgresOptions = {}): Promise<LocalPostgres> {
  if (options.port !== undefined && !(await isPortFree(options.port))) throw portTaken(options.port);
  const home = openHome(options.dir);
  if (home.notice) options.log?.(home.notice);
  try {
    const programs = postgresPrograms(home.account, home.scratch);
    const cluster = await ensureCluster(home, programs);
    return await serve(home, programs, cluster, options);
  } catch (error) {
    home.scratch.remove();
    throw error;
  }
}

async function serve(home: Home, programs: string, cluster: Cluster, options: PostgresOptions): Promise<LocalPostgres> {
  const { dataDir, password } = cluster;
  let problem = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    checkLock(dataDir);
    const port = options.port ?? (await freePort());
    const server = launch(home, programs, dataDir, port, options);
    if (await server.started(READY, START_DEADLINE_MS)) {
      const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
      return { url, port, dataDir, stop: () => server.stop(), kill: () => endAbruptly(server, home) };
    }
    problem = server.tail;
    if (/lock file "postmaster.pid" already exists/.test(problem)) throw alreadyRunning(dataDir);
    const portLost = /Address already in use/.test(problem);
    if (portLost && options.port !== undefined) throw portTaken(options.port);
    // Backends of a killed server need a moment to notice that it is gone.
    if (!portLost && !/pre-existing shared memory block/.test(problem)) break;
    await delay(250);
  }
  throw new LocalServerError('postgres/failed', `PostgreSQL did not start on ${dataDir}: ${problem}`);
}

function launch(home: Home, programs: string, dataDir: string, port: number, options: PostgresOptions) {
  const { dir, fsync, settings: own = {} } = options;
  const settings = [
    ...(fsync === false ? [...SETTINGS, ...RELAXED] : SETTINGS),
    ...Object.entries(own).map(([name, value]) => `${name}=${value}`),
  ];
  return new GuardedProcess({
    program: join(programs, 'bin/postgres'),
    args: ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    stopSignal: 'INT',
    scrap: home.scratch.path,
    env: SERVER_ENV,
    account: home.account,
    ...(dir === undefined ? {} : { onOutput: (text: string) => appendFileSync(join(home.dir, 'server.log'), text) }),
  });
}

async function endAbruptly(server: GuardedProcess, home: Home): Promise<void> {
  await server.kill();
  home.scratch.remove();
}

const portTaken = (port: number) =>
  new LocalServerError(
    'postgres/port-taken',
    `Port ${port} of 127.0.0.1 is in use by another program. Stop that program, or choose another port.`,
  );
