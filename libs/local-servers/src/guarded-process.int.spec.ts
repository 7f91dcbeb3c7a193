import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GuardedProcess } from './guarded-process.js';

const shell = (script: string, scrap?: string) =>
  new GuardedProcess({ program: '/bin/sh', args: ['-c', script], stopSignal: 'TERM', scrap });

const gone = async (check: () => boolean) => {
  for (let i = 0; i < 500 && !check(); i++) await delay(10);
  return check();
};

describe('a guarded process', () => {
  it('is asked to stop, and its temporary folder is removed', async () => {
    const scrap = mkdtempSync(join(tmpdir(), 'reprise-spec-'));
    const server = shell('trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done', scrap);
    expect(await server.started(/up/, 5_000)).toBe(true);
    await server.stop();
    expect(server.tail).toBe('up\nbye');
    expect(existsSync(scrap)).toBe(false);
  });

  it('tells what a server said that ended instead of starting, and keeps its folder for another attempt', async () => {
    const scrap = mkdtempSync(join(tmpdir(), 'reprise-spec-'));
    const server = shell('echo "no space" >&2; exit 3', scrap);
    expect(await server.started(/up/, 5_000)).toBe(false);
    expect(server.tail).toBe('no space');
    expect(existsSync(scrap)).toBe(true);
    rmSync(scrap, { recursive: true });
  });

  it('is ended when it is not ready in time', async () => {
    const server = shell('while :; do sleep 0.05; done');
    await expect(server.started(/up/, 50)).rejects.toMatchObject({ code: 'server/slow' });
    expect(server.running).toBe(false);
  });

  it('ends, and is cleaned up after, when this process is killed', async () => {
    const scrap = mkdtempSync(join(tmpdir(), 'reprise-spec-'));
    const script = `
      import { startPostgres } from '@reprise/local-servers';
      const { dataDir } = await startPostgres({ fsync: false });
      console.log(dataDir);
      setInterval(() => {}, 1000);`;
    const loader = join(import.meta.dirname, '../../../tools/typescript.mjs');
    const owner = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: scrap },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = (await once(owner.stdout, 'data')) as [Buffer];
    const dataDir = printed.toString().trim();
    expect(existsSync(dataDir)).toBe(true);
    owner.kill('SIGKILL');
    expect(await gone(() => !existsSync(dataDir))).toBe(true);
    rmSync(scrap, { recursive: true, force: true });
  });
});
