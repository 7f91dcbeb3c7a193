// Runs in this very process: signals, the terminal and the exit code are the product's own.
import { spawnSync } from 'node:child_process';

const project = new URL('../apps/standalone/', import.meta.url);
const started = performance.now();
const build = spawnSync('rolldown', ['-c', 'rolldown.config.js', '--log-level', 'warn'], {
  cwd: project,
  encoding: 'utf8',
});
if (build.status !== 0) {
  console.error(build.error?.message ?? build.stdout + build.stderr);
  console.error('Reprise could not be built. Run it as `npm start`, after `npm ci`.');
  process.exit(1);
}
console.log(`built in ${Math.round(performance.now() - started)} ms`);
process.setSourceMapsEnabled(true);
await import(new URL('dist/main.js', project).href);
