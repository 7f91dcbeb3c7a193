import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../child.js';
import type { Planted } from './planted.js';

const root = fileURLToPath(ROOT);
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'nx.json',
  'eslint.config.js',
  'tsconfig.base.json',
  'jest.preset.js',
];

/**
 * A copy of this workspace's graph in a temporary folder: every project with its real name and tags under the real
 * settings, but with nothing in it, and `apps/web`, a project of the web. What is planted there never touches the tree.
 */
export class PlantedWorkspace {
  private readonly dir = mkdtempSync(join(tmpdir(), 'reprise-lint-'));

  constructor() {
    for (const file of SETTINGS) cpSync(join(root, file), join(this.dir, file));
    const projects = globSync(['apps/*/package.json', 'libs/*/package.json', 'libs/domain/*/package.json'], {
      cwd: root,
    });
    for (const manifest of projects) this.addProject(dirname(manifest), readFileSync(join(root, manifest), 'utf8'));
    const nx = { name: 'web', tags: ['type:app', 'scope:web'], targets: { lint: {} } };
    this.addProject('apps/web', JSON.stringify({ name: '@reprise/web', version: '0.1.0', type: 'module', nx }));
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== '@reprise' && !(name.startsWith('.') && name !== '.bin'))
        this.link(join(root, 'node_modules', name), `node_modules/${name}`);
  }

  plant({ file, code }: Planted): void {
    this.write(file, code);
  }

  /** Lints through Nx and returns what was found: file → rules. */
  lint(projects: readonly string[]): Map<string, string[]> {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^NX_/.test(name)));
    const { stdout, stderr } = spawnSync(
      'nx',
      ['run-many', '-t', 'lint', '-p', projects.join(), '--skip-nx-cache', '--outputStyle=static'],
      { cwd: this.dir, encoding: 'utf8', env: { ...env, NX_DAEMON: 'false', NX_TUI: 'false' } },
    );
    return this.findings(stripVTControlCharacters(stdout + stderr));
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  private findings(report: string): Map<string, string[]> {
    const found = new Map<string, string[]>();
    let rules: string[] = [];
    for (const line of report.split('\n')) {
      if (line.startsWith(this.dir)) found.set(line.slice(this.dir.length + 1).trim(), (rules = []));
      const rule = / {2}(@?[a-z][\w-]*(?:\/[\w-]+)?)$/.exec(line)?.[1];
      // A circle is found before the tags are looked at, under the same name: the plants must not make one.
      if (line.includes('Circular dependency')) rules.push('a circle');
      else if (rule) rules.push(rule);
    }
    if (!report.includes('Running target lint')) throw new Error(`Nx did not lint:\n${report}`);
    return found;
  }

  private addProject(path: string, manifest: string): void {
    const { name } = JSON.parse(manifest) as { name: string };
    this.write(`${path}/package.json`, manifest);
    const up = '../'.repeat(path.split('/').length);
    const compilerOptions = { types: ['node', 'jest'] };
    this.write(
      `${path}/tsconfig.json`,
      JSON.stringify({ extends: `${up}tsconfig.base.json`, compilerOptions, include: ['src/**/*.ts'] }),
    );
    for (const entry of ['index', 'module']) this.write(`${path}/src/${entry}.ts`, 'export const here = true;\n');
    this.link(join(this.dir, path), `node_modules/${name}`);
  }

  private write(file: string, text: string): void {
    mkdirSync(dirname(join(this.dir, file)), { recursive: true });
    writeFileSync(join(this.dir, file), text);
  }

  private link(target: string, path: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    symlinkSync(target, join(this.dir, path));
  }
}
