import { chownSync, lchownSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalServerError } from '../local-server-error.js';
import { canEnter, type Account } from './account.js';

/** A temporary folder the server's user owns, made when first asked for. */
export class Scratch {
  private made: string | undefined;

  constructor(private readonly account: Account | undefined) {}

  get path(): string | undefined {
    return this.made;
  }

  dir(): string {
    if (this.made) return this.made;
    const { account } = this;
    const base = [tmpdir(), '/tmp', '/var/tmp'].find((dir) => !account || canEnter(account, dir));
    if (!base)
      throw new LocalServerError('postgres/no-temp', 'No temporary folder that an ordinary user can reach: open /tmp.');
    this.made = mkdtempSync(join(base, 'reprise-postgres-'));
    if (account) chownSync(this.made, account.uid, account.gid);
    return this.made;
  }

  remove(): void {
    if (this.made) rmSync(this.made, { recursive: true, force: true });
  }
}

/** Gives a whole tree to a user; symbolic links are not followed. */
export function chownTree(path: string, account: Account): void {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownTree(join(path, name), account);
}
