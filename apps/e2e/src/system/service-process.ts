import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from './root.js';

const READY_TIMEOUT_MS = 60_000;

/** Services that run now: none outlives the process that started it. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** For programs of their own: a signal ends them, and with them the services they started. */
export const endOnSignals = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
};

export interface ProcessOptions {
  readonly app: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** Where its output goes. */
  readonly logs: string;
}

/** One deployable of the product as a real process, started, killed and started again. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private exits: Promise<number | null> = Promise.resolve(0);

  constructor(private readonly options: ProcessOptions) {
    mkdirSync(options.logs, { recursive: true });
  }

  get app(): string {
    return this.options.app;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): void {
    const log = createWriteStream(join(this.options.logs, `${this.options.app}.log`), { flags: 'a' });
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', '--max-semi-space-size=32', join(ROOT, 'apps', this.options.app, 'dist', 'main.js')],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          ...this.options.env,
          PORT: String(this.options.port),
          HOST: '127.0.0.1',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    running.add(child);
    this.exits = new Promise((resolve) =>
      child.once('exit', (code) => {
        running.delete(child);
        resolve(code);
      }),
    );
    this.child = child;
  }

  /** Waits until `/health/ready` answers 200. Fails when the process ends instead. */
  async ready(): Promise<void> {
    for (const end = Date.now() + READY_TIMEOUT_MS; ; await delay(50)) {
      if (!this.isRunning)
        throw new Error(
          `${this.options.app} ended while starting; see ${join(this.options.logs, `${this.options.app}.log`)}`,
        );
      if (await answers(`${this.url}/health/ready`)) return;
      if (Date.now() > end) throw new Error(`${this.options.app} was not ready within ${READY_TIMEOUT_MS} ms`);
    }
  }

  /** SIGKILL: no goodbye. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.exits;
  }

  /** SIGTERM, as Kubernetes does; resolves with the exit code. */
  async stop(): Promise<number | null> {
    if (this.isRunning) this.child?.kill('SIGTERM');
    return this.exits;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // Nobody listens yet, or it took too long: both are what was asked.
    return false;
  }
}
