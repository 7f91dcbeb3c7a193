import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { machine } from './config.js';
import { LocalServerError } from './local-server-error.js';

/**
 * Runs the server and waits for the end of its own standard input, a pipe this process holds. The pipe also ends
 * when this process is killed, so no server is ever left behind, and whatever was temporary is removed.
 */
const GUARD = `
signal=$1 scrap=$2; shift 2
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(while read -r _; do :; done; kill -"$signal" "$server"; true) <&3 3<&- 2>/dev/null & guard=$!
exec 3<&-
wait "$server"; code=$?
kill "$guard" 2>/dev/null
{ wait "$guard"; } 2>/dev/null && [ -n "$scrap" ] && rm -rf "$scrap"
exit "$code"`;

const KEPT_OUTPUT = 8_000;
const STOP_DEADLINE_MS = 30_000;

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Signal that asks this server for a clean stop. */
  readonly stopSignal: 'INT' | 'TERM';
  /** Folder to remove when the server has ended. */
  readonly scrap?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Operating-system user to run as; ourselves when left out. */
  readonly account?: { uid: number; gid: number } | undefined;
  readonly onOutput?: (text: string) => void;
}

/** A server process that cannot outlive this one. It does not keep this process alive either. */
export class GuardedProcess {
  private output = '';
  private readonly child: ChildProcess;
  private readonly exit: Promise<unknown>;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly command: ServerCommand) {
    const { program, args, stopSignal, scrap = '', env, account } = command;
    // A session of its own: Ctrl-C in the terminal must reach the services first, the server only when they are done.
    this.child = spawn('/bin/sh', ['-c', GUARD, 'sh', stopSignal, scrap, program, ...args], {
      ...account,
      cwd: '/',
      detached: true,
      env: { PATH: machine.path, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.exit = once(this.child, 'exit').finally(() => this.listeners.forEach((listener) => listener()));
    this.exit.catch(() => undefined); // A failed spawn is reported by started(); nobody may be waiting for the end.
    this.child.stdin?.on('error', () => undefined); // the server ended first
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data) => this.collect(String(data)));
    for (const handle of [this.child, this.child.stdin, this.child.stdout, this.child.stderr] as { unref?(): void }[])
      handle.unref?.();
  }

  /** The end of what the server printed. */
  get tail(): string {
    return this.output.trim();
  }

  get running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Resolves true when the output matches `ready`, false when the server ended before. */
  async started(ready: RegExp, deadlineMs: number): Promise<boolean> {
    await once(this.child, 'spawn');
    const deadline = Date.now() + deadlineMs;
    while (this.running && !ready.test(this.output)) {
      if (Date.now() > deadline) {
        await this.kill();
        throw new LocalServerError('server/slow', `not ready after ${deadlineMs / 1000} s: ${this.tail}`);
      }
      await this.change(deadline - Date.now());
    }
    return this.running;
  }

  /** Asks for a clean stop and waits for it. May be called twice. */
  async stop(): Promise<void> {
    if (await this.stopWithin(STOP_DEADLINE_MS)) return;
    await this.kill();
    throw new LocalServerError('server/stuck', `did not stop within ${STOP_DEADLINE_MS / 1000} s: ${this.tail}`);
  }

  /** Asks for a clean stop; false when it still runs after so many milliseconds. */
  async stopWithin(ms: number): Promise<boolean> {
    if (!this.running) return true;
    this.child.ref();
    this.child.stdin?.end();
    return Promise.race([this.exit.then(() => true), delay(ms, false, { ref: false })]);
  }

  /** Ends the server as a power cut would. */
  async kill(): Promise<void> {
    if (!this.running) return;
    this.child.ref();
    process.kill(-this.child.pid!, 'SIGKILL');
    await this.exit;
  }

  private collect(text: string): void {
    this.output = (this.output + text).slice(-KEPT_OUTPUT);
    this.command.onOutput?.(text);
    this.listeners.forEach((listener) => listener());
  }

  private change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(), withinMs);
      const done = () => {
        clearTimeout(timer);
        this.listeners.delete(done);
        resolve();
      };
      this.listeners.add(done);
    });
  }
}
