import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../system/root.js';

/** `npx reprise …`, its output read by somebody who has gone before the first byte. */
export async function throughPipe(
  args: readonly string[],
): Promise<{ readonly code: number; readonly stderr: string }> {
  const bin = join(ROOT, 'apps', 'cli', 'bin', 'reprise.mjs');
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, stderr };
}
