import { posix } from 'node:path';

/** One line that breaks a rule: `path:line`, and what. */
export interface Finding {
  readonly at: string;
  readonly what: string;
}

export interface TrackedFile {
  readonly path: string;
  readonly lines: readonly string[];
}

/** Written apart, so that this file does not contain what it forbids. */
const HOSTS = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['repo1', 'maven', 'org'],
  ['repo', 'maven', 'apache', 'org'],
  ['proxy', 'golang', 'org'],
  ['files', 'pythonhosted', 'org'],
].map((parts) => parts.join('.'));

const MACHINE_PATH = new RegExp(`(?:^|[\\s"'\`=(:,])/(?:${['work', 'root', 'home', 'Users'].join('|')})/`);
const LEFT_OUT = /\b(?:describe|it|test)\.(?:skip|only|todo)\b|\b(?:xit|xdescribe|xtest|fit|fdescribe)\(/;
const MAX_LINES = 300;
/** In the first lines of a longer file: why it is one. */
const REASON = /eslint-disable max-lines -- \S|over 300 lines because \S/;
const MADE_BY_TOOLS = /^(package-lock\.json|docs\/integrate\/.*\.json|docs\/benchmarks\.md)$|\.(svg|jsonl|tsv|csv)$/;
/** Where no broker can run, the Kafka suites are skipped aloud; with CI=true they fail. */
const MAY_SKIP = 'libs/testing/src/kafka.ts';

const LINK = /\]\(([^)\s]+)\)/g;
/** A page of ours that is named in passing, in whatever kind of file. */
const PAGE = /(?<![\w/.-])docs\/[\w./-]+\.(?:md|json)\b/g;

/** Links of pages, and pages named anywhere, that lead to no file. `exists` takes a path from the root. */
export function deadLinks(files: readonly TrackedFile[], exists: (path: string) => boolean): Finding[] {
  return files.flatMap(({ path, lines }) => {
    const isPage = path.endsWith('.md');
    return lines.flatMap((line, index) => {
      const linked = isPage ? [...line.matchAll(LINK)].map(([, target]) => target!.split('#')[0]!) : [];
      const targets = [
        ...linked.filter((target) => target !== '' && !/^[a-z]+:/i.test(target)).map((target) => resolve(path, target)),
        ...[...line.matchAll(PAGE)].map(([page]) => page),
      ];
      const at = `${path}:${index + 1}`;
      return targets
        .filter((target) => !exists(target))
        .map((target) => ({ at, what: `leads to ${target}, which is not there` }));
    });
  });
}

const resolve = (from: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target);

export function findings(files: readonly TrackedFile[], moreHosts: readonly string[] = []): Finding[] {
  const hosts = [...HOSTS, ...moreHosts];
  return files.flatMap((file) => [...ofLines(file, hosts), ...ofSize(file)]);
}

function ofLines({ path, lines }: TrackedFile, hosts: readonly string[]): Finding[] {
  const isCode = /\.[cm]?[jt]sx?$/.test(path);
  return lines.flatMap((line, index) => {
    const at = `${path}:${index + 1}`;
    const found: Finding[] = [];
    // Named by position only: the report of a leak must not leak.
    if (hosts.some((host) => line.includes(host))) found.push({ at, what: 'names a package registry' });
    if (MACHINE_PATH.test(line)) found.push({ at, what: 'names a path of one machine' });
    if (isCode && path !== MAY_SKIP && LEFT_OUT.test(line)) found.push({ at, what: 'leaves tests out' });
    return found;
  });
}

function ofSize({ path, lines }: TrackedFile): Finding[] {
  if (lines.length <= MAX_LINES + 1 || MADE_BY_TOOLS.test(path) || REASON.test(lines.slice(0, 5).join('\n'))) return [];
  return [{ at: path, what: `has ${lines.length - 1} lines` }];
}
