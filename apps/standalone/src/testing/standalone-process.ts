import { erasePostgres } from '@reprise/local-servers';
import { eventually } from '@reprise/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunFile } from '../data-dir/run-file.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const START_MS = 60_000;

/** `npm start` on a folder. */
export class StandaloneProcess {
  output = '';
  private readonly child: ChildProcess;

  constructor(
    private readonly dir: string,
    more: readonly string[],
  ) {
    const main = ['--import', './tools/typescript.mjs', 'apps/standalone/src/main.ts'];
    this.child = spawn(process.execPath, [...main, '--data', dir, '--port', '0', ...more], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] },
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  /** Resolves once it has said where it runs. */
  async running(): Promise<RunFile> {
    await eventually(
      () => {
        if (this.child.exitCode === null) expect(this.output).toContain('Reprise runs at');
      },
      { timeoutMs: START_MS, intervalMs: 100 },
    );
    if (this.child.exitCode !== null) throw new Error(`it ended with ${this.child.exitCode}: ${this.output}`);
    return JSON.parse(readFileSync(join(this.dir, 'run.json'), 'utf8')) as RunFile;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    this.child.kill(signal);
    const [code] = (await once(this.child, 'exit')) as [number | null];
    return code;
  }
}

/** A data folder of a spec, and what was started on it. */
export class StandaloneFolder {
  private readonly dir = mkdtempSync(join(tmpdir(), 'reprise-standalone-'));
  private readonly started: StandaloneProcess[] = [];

  start(...more: string[]): StandaloneProcess {
    const process = new StandaloneProcess(this.dir, more);
    this.started.push(process);
    return process;
  }

  async remove(): Promise<void> {
    await Promise.all(this.started.map((one) => one.end('SIGKILL')));
    // As root in a private folder the data lives elsewhere.
    erasePostgres(join(this.dir, 'postgres'));
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** What an operator's GET answers; it must be 200. */
export async function get<T>({ url, token }: RunFile, path: string): Promise<T> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}
