import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../child.js';

const root = fileURLToPath(ROOT);
const NOT_OURS = ['node_modules', 'dist', '.git', '.nx', '.reprise', 'coverage'];

/** Every text file of the repository; of an unpacked archive without history, every file that is not made or fetched. */
export function trackedFiles(): { path: string; lines: readonly string[] }[] {
  return paths()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
    .map(({ path, text }) => ({ path, lines: text.split('\n') }));
}

/** Whether a file or a folder is in the repository. */
export const isThere = (path: string): boolean => existsSync(`${root}${path}`);

function paths(): string[] {
  const listed = existsSync(`${root}.git`)
    ? execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0')
    : globSync('**/*', { cwd: root, exclude: (name) => NOT_OURS.includes(name) });
  // Files deleted but not yet committed are listed too.
  return listed.filter((path) => path !== '' && statSync(`${root}${path}`, { throwIfNoEntry: false })?.isFile());
}
