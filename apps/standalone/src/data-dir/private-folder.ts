import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.js';

const PRIVATE_FOLDER = 0o700;
/** Others may pass through to what they are let into by name, and see nothing: PostgreSQL does not run as root. */
const PASSABLE_FOLDER = 0o711;
const PRIVATE_FILE = 0o600;
/** What a start reads and trusts, or writes for its owner alone. */
const FILES = ['token', 'kms-key', 'webhook-secret', 'lock', 'run.json', 'reprise.log'];

/**
 * Makes the data folder for its owner alone. One that was there before is closed to others, and so are the files in it
 * that a start trusts. Throws StartError where somebody else owns one of them, or it is a link: who wrote a token knows
 * it. `isShared`: the database in it runs as another user.
 */
export function openPrivateFolder(dir: string, isShared: boolean, self = process.getuid?.()): void {
  const mode = isShared ? PASSABLE_FOLDER : PRIVATE_FOLDER;
  try {
    mkdirSync(dir, { recursive: true, mode });
  } catch (error) {
    throw new StartError(`The data folder ${dir} cannot be made: ${(error as Error).message}`);
  }
  secure(dir, statSync(dir), mode, self);
  const present = new Set(readdirSync(dir));
  for (const file of FILES.filter((name) => present.has(name)).map((name) => join(dir, name))) {
    const found = lstatSync(file);
    if (!found.isFile())
      throw new StartError(`${file} is a link or a folder where a file belongs. Remove it, or ${ELSEWHERE}`);
    secure(file, found, PRIVATE_FILE, self);
  }
}

const ELSEWHERE = 'give this start a folder of its own: npm start -- --data DIR';

/** Throws StartError when it is not ours; takes from others what they may do with it. */
function secure(path: string, { uid, mode }: Stats, allowed: number, self: number | undefined): void {
  if (self !== undefined && uid !== self)
    throw new StartError(
      `${path} belongs to another user (uid ${uid}, this is ${self}). Make it your own with chown, or ${ELSEWHERE}`,
    );
  if ((mode & 0o777 & ~allowed) !== 0) chmodSync(path, mode & allowed);
}
