import { execFileSync } from 'node:child_process';
import { deadLinks, findings } from './house-rules.js';
import { isThere, trackedFiles } from './tracked-files.js';

/** The registry this machine installs from: a mirror's name must not get in either. */
const registry = new URL(execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()).hostname;
const mirrors = registry.includes('.') && !registry.startsWith('127.') ? [registry] : [];

describe('this repository', () => {
  it('keeps the rules of the house in every tracked file', () => {
    const files = trackedFiles();
    expect(files.length).toBeGreaterThan(100);
    expect(findings(files, mirrors)).toEqual([]);
  });

  it('has no link to a file and names no page that is not there', () => {
    expect(deadLinks(trackedFiles(), isThere)).toEqual([]);
  });

  it('has a lockfile that works with any registry', () => {
    const lockfile = trackedFiles().find(({ path }) => path === 'package-lock.json');
    expect(lockfile?.lines.filter((line) => /"resolved": "https?:/.test(line))).toEqual([]);
  });
});
