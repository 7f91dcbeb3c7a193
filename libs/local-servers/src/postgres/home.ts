import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, serverAccount, type Account } from './account.js';
import { Scratch } from './scratch.js';

/** Left in a folder whose data lives elsewhere; holds the path. */
const POINTER = 'moved-to';
/** Where data of root goes when the server's user cannot reach the folder asked for. */
const SYSTEM_HOME = '/var/lib/reprise';

/** Where one server keeps what it owns: `data` and `server.log`. */
export interface Home {
  readonly dir: string;
  readonly account: Account | undefined;
  readonly scratch: Scratch;
  /** For the reader of the log, when the data is not where it was asked for. */
  readonly notice: string | undefined;
}

/** Opens the folder asked for, or a throw-away one. */
export function openHome(dir?: string): Home {
  if (dir === undefined) return throwAway();
  const wanted = resolve(dir);
  mkdirSync(wanted, { recursive: true });
  const moved = pointer(wanted);
  const home = moved ?? wanted;
  const account = serverAccount(join(home, 'data'));
  const scratch = new Scratch(account);
  if (moved && existsSync(moved)) return { dir: moved, account, scratch, notice: whereabouts(wanted, moved) };
  if (!account || canEnter(account, wanted)) return { dir: wanted, account, scratch, notice: undefined };
  const elsewhere = join(SYSTEM_HOME, randomUUID());
  mkdirSync(elsewhere, { recursive: true });
  // Whatever the umask of root: the server's user has to come through.
  for (const path of [SYSTEM_HOME, elsewhere]) chmodSync(path, 0o755);
  writeFileSync(join(wanted, POINTER), `${elsewhere}\n`);
  const gone = moved ? `${moved}, where the data was, is gone: starting empty. ` : '';
  return { dir: elsewhere, account, scratch, notice: gone + whereabouts(wanted, elsewhere) };
}

/** Removes the data of a stopped server, wherever it lives. */
export function erasePostgres(dir: string): void {
  const moved = pointer(resolve(dir));
  if (moved?.startsWith(`${SYSTEM_HOME}/`)) rmSync(moved, { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}

function throwAway(): Home {
  const account = serverAccount();
  const scratch = new Scratch(account);
  return { dir: scratch.dir(), account, scratch, notice: undefined };
}

function pointer(dir: string): string | undefined {
  const file = join(dir, POINTER);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

const whereabouts = (wanted: string, actual: string) =>
  `PostgreSQL does not run as root and its user cannot reach ${wanted}: the data is in ${actual}`;
