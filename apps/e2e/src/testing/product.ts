import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@reprise/testing';
import { ROOT } from '../system/root.js';
import { reprise, type Ran } from './cli.js';

const MAIN = join(ROOT, 'apps', 'standalone', 'dist', 'main.js');
const START_TIMEOUT_MS = 60_000;

export interface RunFile {
  readonly url: string;
  readonly token: string;
  readonly databaseUrl: string;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** From the signal, or from the start of one that ended by itself. */
  readonly ms: number;
}

/** The product of `npm start` as a real process on a data folder, without simulated fans. */
export class Product {
  private said = '';
  private readonly exit: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly dir: string,
  ) {
    child.stdout!.on('data', (text: Buffer) => (this.said += text.toString()));
    child.stderr!.on('data', (text: Buffer) => (this.said += text.toString()));
    this.exit = once(child, 'close').then(() => child.exitCode);
  }

  /** Resolves once it has said where it runs; throws with what it said when it ends instead. */
  static async start(dir: string, env: Readonly<Record<string, string>> = {}): Promise<Product> {
    const product = new Product(launch(dir, ['--port', '0'], env), dir);
    await eventually(
      () => {
        if (!product.isRunning) return;
        if (!product.said.includes('Reprise runs at')) throw new Error(`it does not start: ${product.said}`);
      },
      { timeoutMs: START_TIMEOUT_MS, intervalMs: 50 },
    );
    if (!product.isRunning) throw new Error(`it ended with ${product.child.exitCode}: ${product.said}`);
    return product;
  }

  /** A start that is expected to end by itself. */
  static async fails(dir: string, ...args: string[]): Promise<Ended> {
    const product = new Product(launch(dir, args, {}), dir);
    return product.ended(performance.now());
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get run(): RunFile {
    return JSON.parse(readFileSync(join(this.dir, 'run.json'), 'utf8')) as RunFile;
  }

  /** `npx reprise …` in the folder where this runs. */
  reprise(...args: string[]): Promise<Ran> {
    return reprise(['--data', this.dir, ...args]);
  }

  async get<T>(path: string): Promise<T> {
    const { url, token } = this.run;
    const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Ctrl-C. */
  interrupt(): Promise<Ended> {
    const started = performance.now();
    this.child.kill('SIGINT');
    return this.ended(started);
  }

  /** SIGKILL: no goodbye. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exit;
  }

  private async ended(started: number): Promise<Ended> {
    const code = await this.exit;
    return { code, output: this.said, ms: performance.now() - started };
  }
}

const launch = (dir: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--enable-source-maps', MAIN, '--data', dir, '--pace', '0', ...args], {
    env: { PATH: process.env['PATH'], REPRISE_SANDBOX: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
