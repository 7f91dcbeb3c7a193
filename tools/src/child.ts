import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The top of the workspace. */
export const ROOT = new URL('../../', import.meta.url);

const children = new Set<ChildProcess>();

/** Runs a program in this terminal, at the top of the workspace; resolves to its exit code. */
export async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  children.add(child);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    children.delete(child);
  }
}

export const endChildren = (): void => children.forEach((child) => child.kill('SIGTERM'));
