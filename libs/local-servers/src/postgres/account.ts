import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { LocalServerError } from '../local-server-error.js';

/** An operating-system user. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Whom the server runs as: PostgreSQL refuses root, so root lends it `nobody`, or the owner of the data there is. */
export function serverAccount(dataDir?: string): Account | undefined {
  const owner = dataDir === undefined ? undefined : statSync(dataDir, { throwIfNoEntry: false });
  const me = process.getuid?.();
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me)
      throw new LocalServerError(
        'postgres/not-owner',
        `${dataDir} belongs to another user (uid ${owner.uid}). Start as that user, or name another folder.`,
      );
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Whether that user can reach the folder through all folders above it; asks the system, which knows about ACLs too. */
export const canEnter = (account: Account, dir: string): boolean =>
  spawnSync('test', ['-x', dir], { ...account, cwd: '/' }).status === 0;

const idOf = (flag: '-u' | '-g'): number => {
  try {
    return Number(execFileSync('id', [flag, 'nobody'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch (cause) {
    throw new LocalServerError(
      'postgres/no-account',
      'PostgreSQL cannot run as root, and there is no user `nobody` to run it as. Start as an ordinary user.',
      { cause },
    );
  }
};
