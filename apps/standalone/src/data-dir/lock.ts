import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.js';

interface Holder {
  readonly pid: number;
  /** Start of the process in the kernel's clock ticks; null where the system does not say. */
  readonly started: string | null;
}

const FIELDS_BEFORE_START_TIME = 19;

/** When a process started, as the system counts. Process ids come back, in containers at every start; the pair does not. */
export function startOf(pid: number): string | null {
  try {
    // The program's name, in brackets, may hold spaces: count the fields behind it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[FIELDS_BEFORE_START_TIME] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // Gone meanwhile, or half written by a process that died: nobody holds it.
    return null;
  }
}

const holds = ({ pid, started }: Holder) => isAlive(pid) && startOf(pid) === started;

/**
 * Takes a data folder for this process; a second start in it is refused, the lock of a process that died is taken over.
 * Returns what gives it back.
 */
export function lockDataDir(dir: string): () => void {
  const file = join(dir, 'lock');
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) };
  const holder = readHolder(file);
  if (holder && holds(holder) && holder.pid !== process.pid)
    throw new StartError(
      `Reprise already runs on ${dir} (process ${holder.pid}).\nStop it first, or give this one a folder and a port of its own: npm start -- --data DIR --port N`,
    );
  rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StartError(`Another start of Reprise on ${dir} came first.`);
  }
  return () => {
    const now = readHolder(file);
    if (now?.pid === mine.pid && now.started === mine.started) rmSync(file, { force: true });
  };
}
