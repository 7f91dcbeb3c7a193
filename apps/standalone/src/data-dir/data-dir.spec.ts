import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDir, startOf } from './lock.js';
import { openLogFile } from '../log-file.js';
import { openPrivateFolder } from './private-folder.js';
import { keepSecrets } from './secrets.js';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'reprise-data-'))));
afterEach(() => rmSync(dir, { recursive: true }));

describe('the data folder', () => {
  it('belongs to one running process at a time', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    const started = startOf(other.pid!);
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: other.pid, started }));
    expect(() => lockDataDir(dir)).toThrow(new RegExp(`already runs on ${dir} \\(process ${other.pid}\\)`));
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockDataDir(dir)();
  });

  it.each([
    ['a process that died', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
    ['a process whose id came back', JSON.stringify({ pid: process.ppid, started: 'long ago' })],
    ['a process that died while writing', '{"pid":'],
  ])('is taken over from %s', (_, lock) => {
    writeFileSync(join(dir, 'lock'), lock);
    const release = lockDataDir(dir);
    release();
    expect(() => statSync(join(dir, 'lock'))).toThrow(/ENOENT/);
  });

  it('keeps the same secrets from start to start, for its owner alone', () => {
    const first = keepSecrets(dir);
    expect(keepSecrets(dir)).toEqual(first);
    expect(Buffer.from(first.kmsKey, 'base64')).toHaveLength(32);
    for (const name of ['token', 'kms-key', 'webhook-secret'])
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  });

  const mode = (name: string) => statSync(join(dir, name)).mode & 0o777;

  it('is made for its owner alone, with all that is above it', () => {
    openPrivateFolder(join(dir, 'new', 'data'), false);
    expect(mode('new/data')).toBe(0o700);
  });

  it('that was there before is closed to others, and so are its secrets and its log', () => {
    keepSecrets(dir);
    writeFileSync(join(dir, 'reprise.log'), '');
    for (const name of ['', 'token', 'kms-key', 'reprise.log']) chmodSync(join(dir, name), 0o777);
    openPrivateFolder(dir, true);
    expect(mode('')).toBe(0o711);
    openPrivateFolder(dir, false);
    expect(['', 'token', 'kms-key', 'reprise.log'].map(mode)).toEqual([0o700, 0o600, 0o600, 0o600]);
  });

  it.each(['token', 'kms-key', 'reprise.log', 'run.json'])('is not trusted where its %s is a link', (name) => {
    symlinkSync(join(dir, 'elsewhere'), join(dir, name));
    expect(() => openPrivateFolder(dir, false)).toThrow(new RegExp(`${name} is a link.*--data DIR`));
    if (name === 'reprise.log') expect(() => openLogFile(dir, { LOG_LEVEL: 'info' })).toThrow();
    expect(existsSync(join(dir, 'elsewhere'))).toBe(false);
  });

  it('is not trusted where somebody else owns it', () => {
    const me = process.getuid!();
    expect(() => openPrivateFolder(dir, false, me + 1)).toThrow(
      `${dir} belongs to another user (uid ${me}, this is ${me + 1}). Make it your own with chown`,
    );
  });

  it('keeps a log that is its owner’s alone', () => {
    const log = openLogFile(dir, { LOG_LEVEL: 'info' });
    log.logger.info('hello');
    log.close();
    expect(readFileSync(log.path, 'utf8')).toContain('hello');
    expect(mode('reprise.log')).toBe(0o600);
  });
});
