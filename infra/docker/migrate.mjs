// Brings the schema of every service up to date, one after the other; the first failure ends it.
import { spawnSync } from 'node:child_process';

for (const service of ['ingest', 'memory', 'generation', 'catalog', 'pricing', 'delivery']) {
  const { status } = spawnSync(process.execPath, [`apps/${service}/dist/main.js`, 'migrate'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
