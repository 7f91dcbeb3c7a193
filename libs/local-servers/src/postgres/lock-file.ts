import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalServerError } from '../local-server-error.js';

/** Above the highest process id of any system. */
const NO_PROCESS = 4_194_305;

/**
 * Refuses a data folder that a live server uses. After a crash PostgreSQL itself clears its lock file, unless the
 * process id in it was given to another program meanwhile (usual in containers): then only the id is replaced, since
 * PostgreSQL needs the rest of the file to find out whether parts of the dead server still run.
 */
export function checkLock(dataDir: string): void {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (commandLine(pid).includes(dataDir)) throw alreadyRunning(dataDir, pid);
  writeFileSync(file, [NO_PROCESS, ...rest].join('\n'));
}

export const alreadyRunning = (dataDir: string, pid?: number): LocalServerError =>
  new LocalServerError(
    'postgres/already-running',
    `Another PostgreSQL${pid === undefined ? '' : ` (process ${pid})`} already serves ${dataDir}. ` +
      'Stop the other `npm start` first, or name another folder.',
  );

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const commandLine = (pid: number): string =>
  process.platform === 'linux'
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
