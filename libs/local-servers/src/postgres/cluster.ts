import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalServerError } from '../local-server-error.js';
import type { Home } from './home.js';

/** The server's messages are read by this library, so they must be in English. */
export const SERVER_ENV = { LC_ALL: 'C', TZ: 'UTC' };

export interface Cluster {
  readonly dataDir: string;
  /** Of the superuser `postgres`. Other users of the machine can reach the port, so there is one. */
  readonly password: string;
}

/** Inside the data folder, so that both appear in one rename. PostgreSQL ignores files it does not know. */
const PASSWORD_FILE = 'reprise-password';

/** Makes the data folder when there is none. An interrupted attempt leaves nothing that looks finished. */
export async function ensureCluster(home: Home, programs: string): Promise<Cluster> {
  const dataDir = join(home.dir, 'data');
  if (!existsSync(dataDir)) await initialise(home, programs, dataDir);
  return { dataDir, password: readFileSync(join(dataDir, PASSWORD_FILE), 'utf8').trim() };
}

async function initialise(home: Home, programs: string, dataDir: string): Promise<void> {
  const fresh = mkdtempSync(join(home.dir, 'data-'));
  const passwordFile = `${fresh}.password`;
  try {
    writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
    if (home.account) for (const path of [fresh, passwordFile]) chownSync(path, home.account.uid, home.account.gid);
    await initdb(home, programs, [
      ...['-D', fresh, '-U', 'postgres', '--encoding=UTF8', '--locale=C'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
    ]);
    renameSync(passwordFile, join(fresh, PASSWORD_FILE));
    renameSync(fresh, dataDir);
  } catch (error) {
    for (const path of [fresh, passwordFile]) rmSync(path, { recursive: true, force: true });
    // A second start at the same moment was faster: its folder is as good.
    if (!existsSync(dataDir)) throw error;
  }
}

async function initdb(home: Home, programs: string, args: string[]): Promise<void> {
  const child = spawn(join(programs, 'bin/initdb'), args, {
    ...home.account,
    cwd: '/',
    env: SERVER_ENV,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let problem = '';
  child.stderr.on('data', (data) => (problem += String(data)));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new LocalServerError('postgres/initdb-failed', `initdb failed: ${problem.trim()}`);
}
