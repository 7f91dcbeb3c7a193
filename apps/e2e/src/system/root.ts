import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's top folder, wherever this code runs from: its sources or its bundle. */
export const ROOT = rootOf(import.meta.dirname);

function rootOf(dir: string): string {
  if (existsSync(join(dir, 'nx.json'))) return dir;
  const parent = dirname(dir);
  if (parent === dir) throw new Error('this is not a checkout of the repository: no nx.json above it');
  return rootOf(parent);
}
