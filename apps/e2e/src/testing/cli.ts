import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../system/root.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the product to its end; the exit code is an answer, not a failure. */
export const runNode = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = ROOT,
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const options = { cwd, env: { PATH: process.env['PATH'], ...env }, timeout: 60_000, maxBuffer: 16 * 1024 * 1024 };
    execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(new Error(`${args.join(' ')}: ${error.message}\n${stderr}`));
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });

/** `npx reprise …`. */
export const reprise = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran> =>
  runNode([join(ROOT, 'apps', 'cli', 'bin', 'reprise.mjs'), ...args], env);
