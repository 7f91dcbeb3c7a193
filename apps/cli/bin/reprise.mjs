#!/usr/bin/env node
// Runs the built command line; in a checkout, builds it first when its sources are newer.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(app));
const built = join(app, 'dist', 'main.js');

// kafkajs asks for negative timeouts; Node 24 tells everybody about it.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'TimeoutNegativeWarning') console.error(`${warning.name}: ${warning.message}`);
});

/** Under an older Node, which `npx` never is: the one among the dependencies runs this again. */
function underOwnNode() {
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  if (Number(process.versions.node.split('.')[0]) >= 24 || !fs.existsSync(node)) return false;
  process.exitCode = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1;
  return true;
}

const newest = () =>
  fs
    .globSync(['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts', 'libs/domain/*/src/**/*.ts'], { cwd: root })
    .map((file) => fs.statSync(join(root, file)).mtimeMs)
    .reduce((a, b) => Math.max(a, b), 0);

function build() {
  const rolldown = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const args = [rolldown, '-c', 'rolldown.config.js', '--log-level', 'warn'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: app, encoding: 'utf8' });
  if (status === 0) return true;
  process.stderr.write(`reprise could not be built; run \`npm ci\` and try again.\n${stderr ?? ''}`);
  process.exitCode = 1;
  return false;
}

const isStale = () =>
  fs.existsSync(join(app, 'src')) && (!fs.existsSync(built) || fs.statSync(built).mtimeMs < newest());

if (!underOwnNode() && (!isStale() || build())) await import(built);
