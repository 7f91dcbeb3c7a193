import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDir, startOf } from './lock.js';
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
});
